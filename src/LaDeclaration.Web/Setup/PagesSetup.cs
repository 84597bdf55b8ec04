using System.Text.Unicode;
using LaDeclaration.Web.Accounts;
using LaDeclaration.Web.Api;
using LaDeclaration.Web.Browsing;
using LaDeclaration.Web.Editing;
using LaDeclaration.Web.Language;
using LaDeclaration.Web.Requests;
using LaDeclaration.Web.Reviewing;
using LaDeclaration.Web.SavedForms;
using LaDeclaration.Web.Settings;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.Extensions.WebEncoders;

namespace LaDeclaration.Web.Setup;

internal static class PagesSetup
{
    /// <summary>Every page but the error page stands below its language.</summary>
    private const string LanguagePrefix = "{lang:language}";

    public static void AddPages(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddLocalization();
        services.AddRouting(options =>
        {
            options.LowercaseUrls = true;
            options.ConstraintMap["language"] = typeof(LanguageConstraint);
        });
        services.AddRazorPages(options =>
        {
            options.Conventions.AddFolderRouteModelConvention("/", PutBelowLanguage);
            options.Conventions.AddFolderApplicationModelConvention("/", AnswerGetAndPostOnly);
            options.Conventions.AuthorizeFolder("/Admin", Policies.Staff);
            options.Conventions.AuthorizePage("/Account/Index", Policies.Staff);
            options.Conventions.AuthorizePage("/Account/SignOut", Policies.Staff);
            options.Conventions.ConfigureFilter(new RefusedChangeFilter());
            options.Conventions.ConfigureFilter(new StaleTokenFilter());
        }).AddMvcOptions(options =>
        {
            options.Filters.Add(new NulCharacterFilter());
            options.Filters.Add(new SavedFormFilter());
            options.Filters.Add(new RemovedCharactersFilter());
            options.Filters.Add(new IdempotentFormFilter());
            options.ModelBinderProviders.Insert(0, new LineBreakBinderProvider());
            options.MaxModelBindingCollectionSize = RequestLimits.FieldCount; // The platform throws at longer lists; a form with as many fields is refused before.
        });
        services.Configure<RazorViewEngineOptions>(options => options.PageViewLocationFormats.Add("/Pages/Admin/Shared/{0}" + RazorViewEngine.ViewExtension));
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new(UnicodeRanges.All));
        services.AddScoped<ReadingContext>();
        services.AddScoped<Formatter>();
        services.AddScoped<CitationLinks>();
        services.AddScoped<NounLinks>();
        services.AddScoped<TranslationMarks>();
        services.AddScoped<SearchResults>();
        services.AddScoped<FieldChanges>();
        services.AddScoped<ChangeDescriber>();
        services.AddScoped<DraftStore>();
        services.AddScoped<ChangeSetList>();
        services.AddScoped<RevisionHistory>();
        services.AddScoped<EffectiveDateQuery>();
        services.AddScoped<ChangesFeed>();
        services.AddScoped<Notifications>();
        services.AddScoped<UnconfirmedMemberships>();
        services.AddScoped<MembershipCells>();
        services.AddScoped<MembershipGridForm>();
        services.AddScoped<ChangeSetReviewReader>();
        services.AddScoped<ChangeLines>();
        services.AddScoped<SubmissionHistory>();
        services.AddScoped<BatchPublisher>();
        services.AddScoped<PublishWarnings>();
        services.AddScoped<ResumeLinks>();
        services.AddScoped<OverlappingChangeSets>();
        services.AddScoped<DraftPageServices>();
        services.AddScoped<SavedFormStore>();
        services.AddScoped<SavedFormList>();
        services.AddScoped<MembershipImporter>();
    }

    private static void PutBelowLanguage(PageRouteModel page)
    {
        if (page.ViewEnginePath == "/Error")
            return;
        foreach (var selector in page.Selectors)
            selector.AttributeRouteModel!.Template =
                AttributeRouteModel.CombineTemplates(LanguagePrefix, selector.AttributeRouteModel.Template?.TrimStart('/'));
    }

    /// <summary>An overridden OnPageHandlerExecutionAsync looks to the framework like the handler of a request method called PAGE.</summary>
    private static void AnswerGetAndPostOnly(PageApplicationModel page)
    {
        foreach (var handler in page.HandlerMethods.Where(h => h.HttpMethod is not ("Get" or "Post")).ToList())
            page.HandlerMethods.Remove(handler);
    }

    private sealed class LanguageConstraint(SiteSettings site) : IRouteConstraint
    {
        public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
            values[routeKey] is string language && site.Languages.Contains(language);
    }
}
