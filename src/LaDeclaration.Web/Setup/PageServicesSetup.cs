using LaDeclaration.Web.Api;
using LaDeclaration.Web.Browsing;
using LaDeclaration.Web.Editing;
using LaDeclaration.Web.Language;
using LaDeclaration.Web.Reviewing;
using LaDeclaration.Web.SavedForms;

namespace LaDeclaration.Web.Setup;

/// <summary>What pages and data endpoints inject, room by room; accounts and mail register their own.</summary>
internal static class PageServicesSetup
{
    public static void AddPageServices(this IServiceCollection services)
    {
        services.AddScoped<ReadingContext>();

        services.AddScoped<Formatter>();
        services.AddScoped<CitationLinks>();
        services.AddScoped<NounLinks>();
        services.AddScoped<TranslationMarks>();
        services.AddScoped<FieldChanges>();
        services.AddScoped<ChangeDescriber>();

        services.AddScoped<StatedProvenance>();
        services.AddScoped<ProvenanceLine>();
        services.AddScoped<SearchResults>();
        services.AddScoped<RevisionHistory>();
        services.AddScoped<EffectiveDateQuery>();

        services.AddScoped<DraftStore>();
        services.AddScoped<MembershipCells>();
        services.AddScoped<MembershipGridForm>();
        services.AddScoped<DraftPageServices>();
        services.AddScoped<MembershipImporter>();

        services.AddScoped<ChangeSetList>();
        services.AddScoped<Notifications>();
        services.AddScoped<UnconfirmedMemberships>();
        services.AddScoped<ChangeSetReviewReader>();
        services.AddScoped<ChangeLines>();
        services.AddScoped<SubmissionHistory>();
        services.AddScoped<BatchPublisher>();
        services.AddScoped<PublishWarnings>();
        services.AddScoped<ResumeLinks>();
        services.AddScoped<OverlappingChangeSets>();

        services.AddScoped<SavedFormStore>();
        services.AddScoped<SavedFormList>();
        services.AddScoped<FormOwner>();
        services.AddScoped<ExpiredSessionForms>();

        services.AddScoped<ChangesFeed>();
        services.AddScoped<SiteMap>();
    }
}
