/** Written by `npm run client` from what the server says of itself: change the operations in src/api instead. */

export interface paths {
    "/api/longlist/v1/organization": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The organization
         * @description The one that the caller belongs to. Needs `organization.read`.
         */
        get: operations["retrieveOrganization"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Actor: {
            name: string;
            /** @enum {string} */
            type: "user" | "client" | "task" | "operator";
        };
        Application: {
            archived: boolean;
            attachments: components["schemas"]["Attachment"][];
            /** @description ISO 8601 in UTC, with milliseconds */
            createdAt: string;
            email: string | null;
            hasPicture: boolean;
            hasResume: boolean;
            headline: string | null;
            /** @description The id, in the notation of a Comeet uid: `A1.5F20` */
            id: string;
            job: {
                /** @description The id, in the notation of a Comeet uid: `A1.5F20` */
                id: string;
                name: string;
            };
            moves: components["schemas"]["Move"][];
            name: string;
            notes: components["schemas"]["Note"][];
            /** @description The id as a number */
            number: number;
            otherApplications: components["schemas"]["ApplicationSummary"][];
            partnerReference: string | null;
            /** @description The id, in the notation of a Comeet uid: `A1.5F20` */
            personId: string;
            phone: string | null;
            /** @description The id of the attachment that is the picture */
            pictureId: string | null;
            profile: {
                address: {
                    city: string | null;
                    country: string | null;
                    state: string | null;
                    street: string | null;
                    zip: string | null;
                } | null;
                email: string | null;
                firstName: string;
                headline: string | null;
                lastName: string;
                linkedinUrl: string | null;
                links: string[];
                media: {
                    behance?: string;
                    dribbble?: string;
                    facebook?: string;
                    github?: string;
                    instagram?: string;
                    medium?: string;
                    stackoverflow?: string;
                    tumblr?: string;
                    twitter?: string;
                    vimeo?: string;
                    website?: string;
                };
                middleName: string | null;
                mobilePhone: string | null;
                nationalId: string | null;
                phone: string | null;
            };
            references: {
                comeetUid: string;
                welcomeKitReference: string;
            };
            source: {
                /** @description The id, in the notation of a Comeet uid: `A1.5F20` */
                id: string;
                name: string;
            };
            stage: {
                /** @description The id, in the notation of a Comeet uid: `A1.5F20` */
                id: string;
                /** @enum {string} */
                kind: "new" | "active" | "hired" | "refused";
                name: string;
            };
            /** @description ISO 8601 in UTC, with milliseconds */
            stageEnteredAt: string;
            statement: {
                coverLetter: string | null;
                customFields: {
                    [key: string]: string | number | boolean | (string | number | boolean)[];
                };
                prospectStatus: ("sourced" | "contacted" | "responded" | "interested" | "not_interested" | "do_not_contact") | null;
                referrer: string | null;
                salaryExpectations: string | null;
                sourceContact: {
                    email: string;
                    fullName: string;
                    phone: string | null;
                } | null;
            };
            /** @enum {string} */
            status: "in_progress" | "on_hold" | "awaiting_decision" | "rejected" | "withdrawn" | "hired";
            /** @enum {string} */
            surface: "comeet" | "welcome-kit" | "native" | "cli" | "task";
            tags: string[];
            /** @description ISO 8601 in UTC, with milliseconds */
            updatedAt: string;
            /** @description Changes with every change; send it as If-Match */
            version: string;
        };
        ApplicationSummary: {
            archived: boolean;
            /** @description ISO 8601 in UTC, with milliseconds */
            createdAt: string;
            email: string | null;
            hasPicture: boolean;
            hasResume: boolean;
            headline: string | null;
            /** @description The id, in the notation of a Comeet uid: `A1.5F20` */
            id: string;
            job: {
                /** @description The id, in the notation of a Comeet uid: `A1.5F20` */
                id: string;
                name: string;
            };
            name: string;
            /** @description The id as a number */
            number: number;
            /** @description The id, in the notation of a Comeet uid: `A1.5F20` */
            personId: string;
            phone: string | null;
            /** @description The id of the attachment that is the picture */
            pictureId: string | null;
            source: {
                /** @description The id, in the notation of a Comeet uid: `A1.5F20` */
                id: string;
                name: string;
            };
            stage: {
                /** @description The id, in the notation of a Comeet uid: `A1.5F20` */
                id: string;
                /** @enum {string} */
                kind: "new" | "active" | "hired" | "refused";
                name: string;
            };
            /** @description ISO 8601 in UTC, with milliseconds */
            stageEnteredAt: string;
            /** @enum {string} */
            status: "in_progress" | "on_hold" | "awaiting_decision" | "rejected" | "withdrawn" | "hired";
            /** @enum {string} */
            surface: "comeet" | "welcome-kit" | "native" | "cli" | "task";
            tags: string[];
            /** @description ISO 8601 in UTC, with milliseconds */
            updatedAt: string;
            /** @description Changes with every change; send it as If-Match */
            version: string;
        };
        Attachment: {
            contentType: string;
            /** @description ISO 8601 in UTC, with milliseconds */
            createdAt: string;
            /** @description The id, in the notation of a Comeet uid: `A1.5F20` */
            id: string;
            /** @description It is the newest of its kind */
            isCurrent: boolean;
            /** @enum {string} */
            kind: "resume" | "picture" | "portfolio" | "other";
            name: string;
            /** @description How it can be looked at */
            preview: ("pdf" | "image" | "document") | null;
            sha256: string;
            /** @description In bytes */
            size: number;
        };
        Board: {
            stages: {
                count: number;
                items: components["schemas"]["ApplicationSummary"][];
                next: string | null;
                stage: components["schemas"]["Stage"];
            }[];
        };
        BulkResult: {
            application: components["schemas"]["ApplicationSummary"] | null;
            /** @description The id, in the notation of a Comeet uid: `A1.5F20` */
            id: string;
            ok: boolean;
            problem: components["schemas"]["Problem"] | null;
        };
        Client: {
            /** @description ISO 8601 in UTC, with milliseconds */
            createdAt: string;
            credentials: components["schemas"]["Credential"][];
            employeePortal: boolean;
            expiresAt: string | null;
            grant: {
                native: string[] | null;
                permissions: "all" | string[] | null;
                scopes: string[] | null;
            };
            /** @description The id, in the notation of a Comeet uid: `A1.5F20` */
            id: string;
            name: string;
            rateLimit: number | null;
            revokedAt: string | null;
        };
        Credential: {
            /** @description ISO 8601 in UTC, with milliseconds */
            createdAt: string;
            expiresAt: string | null;
            /** @description The id, in the notation of a Comeet uid: `A1.5F20` */
            id: string;
            /** @enum {string} */
            kind: "bearer" | "jwt";
            /** @description The API key; null for a token, of which only a hash is kept */
            lookup: string | null;
            revokedAt: string | null;
        };
        Department: {
            /** @description The id, in the notation of a Comeet uid: `A1.5F20` */
            id: string;
            name: string;
        };
        Funnel: {
            stages: {
                current: number;
                reached: number;
                stage: {
                    /** @description The id, in the notation of a Comeet uid: `A1.5F20` */
                    id: string;
                    /** @enum {string} */
                    kind: "new" | "active" | "hired" | "refused";
                    name: string;
                };
            }[];
        };
        HistoryEntry: {
            actor: components["schemas"]["Actor"];
            /** @description ISO 8601 in UTC, with milliseconds */
            at: string;
            changes: {
                after: unknown;
                before: unknown;
                field: string;
            }[];
            /** @description The id, in the notation of a Comeet uid: `A1.5F20` */
            id: string;
            /** @enum {string} */
            surface: "comeet" | "welcome-kit" | "native" | "cli" | "task";
            type: string;
        };
        IntakeDay: {
            count: number;
            /** @description YYYY-MM-DD */
            day: string;
        };
        Invitation: {
            /** @description ISO 8601 in UTC, with milliseconds */
            createdAt: string;
            email: string;
            /** @description ISO 8601 in UTC, with milliseconds */
            expiresAt: string;
            /** @description The id, in the notation of a Comeet uid: `A1.5F20` */
            id: string;
            invitedBy: {
                /** @description The id, in the notation of a Comeet uid: `A1.5F20` */
                id: string;
                name: string;
            };
            jobIds: string[];
            /** @enum {string} */
            role: "admin" | "recruiter" | "hiring_manager";
        };
        /** @description Shown once: the store cannot give it back */
        IssuedCredential: {
            /** @enum {string} */
            kind: "bearer";
            token: string;
        } | {
            apiKey: string;
            /** @enum {string} */
            kind: "jwt";
            secret: string;
        };
        Job: {
            archivedAt: string | null;
            careersUrl: string | null;
            contractType: string | null;
            counts: {
                active: number;
                total: number;
            } | null;
            /** @description ISO 8601 in UTC, with milliseconds */
            createdAt: string;
            department: {
                /** @description The id, in the notation of a Comeet uid: `A1.5F20` */
                id: string;
                name: string;
            } | null;
            /** @description HTML that is safe to show */
            description: string | null;
            employmentType: string | null;
            experienceLevel: string | null;
            externalReference: string | null;
            /** @description The id, in the notation of a Comeet uid: `A1.5F20` */
            id: string;
            internalName: string | null;
            isPublished: boolean;
            name: string;
            offices: {
                /** @description The id, in the notation of a Comeet uid: `A1.5F20` */
                id: string;
                name: string;
            }[];
            /** @description Who is looked for, as HTML that is safe to show */
            profileText: string | null;
            publishedAt: string | null;
            references: {
                comeetUid: string;
                welcomeKitReference: string;
            };
            remote: string | null;
            salary: {
                currency: string | null;
                max: number | null;
                min: number | null;
                period: string | null;
            } | null;
            stages: components["schemas"]["Stage"][];
            /** @enum {string} */
            status: "open" | "on_hold" | "closed";
            /** @description The hiring managers who are on it */
            team: {
                /** @description The id, in the notation of a Comeet uid: `A1.5F20` */
                id: string;
                name: string;
            }[];
            /** @description ISO 8601 in UTC, with milliseconds */
            updatedAt: string;
            /** @description Changes with every change; send it as If-Match */
            version: string;
        };
        LogEntry: {
            actor: components["schemas"]["Actor"];
            applicationId: string | null;
            /** @description ISO 8601 in UTC, with milliseconds */
            at: string;
            fields: string[];
            /** @description The id, in the notation of a Comeet uid: `A1.5F20` */
            id: string;
            jobId: string | null;
            requestId: string;
            surface: string;
            type: string;
        };
        Move: {
            actor: components["schemas"]["Actor"];
            /** @description ISO 8601 in UTC, with milliseconds */
            at: string;
            /** @description ISO 8601 in UTC, with milliseconds */
            enteredAt: string;
            from: {
                /** @description The id, in the notation of a Comeet uid: `A1.5F20` */
                jobId: string;
                jobName: string;
                /** @description The id, in the notation of a Comeet uid: `A1.5F20` */
                stageId: string;
                stageName: string;
            };
            /** @description The id, in the notation of a Comeet uid: `A1.5F20` */
            id: string;
            to: {
                /** @description The id, in the notation of a Comeet uid: `A1.5F20` */
                jobId: string;
                jobName: string;
                /** @description The id, in the notation of a Comeet uid: `A1.5F20` */
                stageId: string;
                stageName: string;
            };
        };
        Note: {
            author: components["schemas"]["Actor"];
            /** @description ISO 8601 in UTC, with milliseconds */
            createdAt: string;
            /** @enum {string} */
            format: "text" | "html" | "markdown";
            /** @description Safe to show; null for plain text */
            html: string | null;
            /** @description The id, in the notation of a Comeet uid: `A1.5F20` */
            id: string;
            text: string;
        };
        Office: {
            city: string | null;
            countryCode: string | null;
            /** @description The id, in the notation of a Comeet uid: `A1.5F20` */
            id: string;
            name: string;
        };
        Organization: {
            about: {
                [key: string]: unknown;
            };
            careersToken: string;
            /** @description ISO 8601 in UTC, with milliseconds */
            createdAt: string;
            /** @description The id, in the notation of a Comeet uid: `A1.5F20` */
            id: string;
            /** @description Applications with the same e-mail are linked to one person */
            linksByEmail: boolean;
            name: string;
            reference: string;
            /** @description Changes with every change; send it as If-Match */
            version: string;
        };
        Person: {
            applications: components["schemas"]["ApplicationSummary"][];
            /** @description The id, in the notation of a Comeet uid: `A1.5F20` */
            id: string;
            likelyDuplicates: {
                application: components["schemas"]["ApplicationSummary"];
                reasons: string[];
            }[];
        };
        /** @description RFC 9457 */
        Problem: {
            /** @description What went wrong, for programs */
            code: string;
            detail: string;
            errors?: {
                field: string;
                message: string;
                reason: string;
            }[];
            organizations?: {
                id: string;
                name: string;
            }[];
            requestId?: string;
            status: number;
            title: string;
            type: string;
        };
        SearchHit: {
            application: components["schemas"]["ApplicationSummary"];
            highlights: {
                /** @enum {string} */
                field: "name" | "email" | "phone" | "tags" | "notes" | "resume" | "headline";
                parts: {
                    hit: boolean;
                    text: string;
                }[];
            }[];
        };
        Session: {
            /** @description Send it as X-CSRF-Token with every write */
            csrfToken: string;
            /** @description ISO 8601 in UTC, with milliseconds */
            expiresAt: string;
            organization: {
                /** @description The id, in the notation of a Comeet uid: `A1.5F20` */
                id: string;
                name: string;
                reference: string;
            };
            permissions: string[];
            user: {
                /** @enum {string} */
                colorScheme: "light" | "dark" | "auto";
                email: string;
                /** @description The id, in the notation of a Comeet uid: `A1.5F20` */
                id: string;
                locale: ("en" | "fr") | null;
                name: string;
                /** @enum {string} */
                role: "admin" | "recruiter" | "hiring_manager";
            };
        };
        SourceFigures: {
            active: number;
            hired: number;
            received: number;
            refused: number;
            source: {
                /** @description The id, in the notation of a Comeet uid: `A1.5F20` */
                id: string;
                name: string;
            };
            surface: string;
        };
        Stage: {
            /** @description Applications in it; null where it was not asked for */
            count: number | null;
            /** @description The id, in the notation of a Comeet uid: `A1.5F20` */
            id: string;
            /** @enum {string} */
            kind: "new" | "active" | "hired" | "refused";
            name: string;
            reference: string | null;
            visible: boolean;
        };
        StageTime: {
            count: number;
            medianHours: number | null;
            p90Hours: number | null;
            stage: {
                /** @description The id, in the notation of a Comeet uid: `A1.5F20` */
                id: string;
                /** @enum {string} */
                kind: "new" | "active" | "hired" | "refused";
                name: string;
            };
        };
        User: {
            /** @description ISO 8601 in UTC, with milliseconds */
            createdAt: string;
            email: string;
            /** @description The id, in the notation of a Comeet uid: `A1.5F20` */
            id: string;
            isActive: boolean;
            /** @description The jobs that a hiring manager is on */
            jobIds: string[];
            lastSeenAt: string | null;
            name: string;
            /** @enum {string} */
            role: "admin" | "recruiter" | "hiring_manager";
            signsInWith: ("password" | "oidc") | null;
        };
        View: {
            /** @description ISO 8601 in UTC, with milliseconds */
            createdAt: string;
            definition: {
                columns: string[];
                filter: {
                    [key: string]: unknown;
                };
                /** @enum {string} */
                layout: "table" | "board";
                sort: string;
            };
            /** @description The id, in the notation of a Comeet uid: `A1.5F20` */
            id: string;
            isMine: boolean;
            isShared: boolean;
            name: string;
            owner: {
                /** @description The id, in the notation of a Comeet uid: `A1.5F20` */
                id: string;
                name: string;
            };
            /** @description ISO 8601 in UTC, with milliseconds */
            updatedAt: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    retrieveOrganization: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The organization */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Organization"];
                };
            };
            /** @description Nobody is signed in, or the credential counts no more */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not permitted */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or not for this caller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; try again after Retry-After seconds */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here; the header x-request-id names the line in the log */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The server is busy; try again after Retry-After seconds */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
