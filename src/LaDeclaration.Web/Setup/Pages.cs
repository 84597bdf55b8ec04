using System.Text.Unicode;
using LaDeclaration.Web.Api;
using LaDeclaration.Web.Infrastructure;
using LaDeclaration.Web.Infrastructure.Idempotency;
using LaDeclaration.Web.Infrastructure.Keeping;
using LaDeclaration.Web.Pages.Admin.ChangeSets;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.Extensions.WebEncoders;

namespace LaDeclaration.Web.Setup;

internal static class Pages
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
            options.Conventions.ConfigureFilter(new RefusalFilter());
            options.Conventions.ConfigureFilter(new LapsedForms());
        }).AddMvcOptions(options =>
        {
            options.Filters.Add(new SoundRequests());
            options.Filters.Add(new KeptFormsFilter());
            options.Filters.Add(new RemovedCharacters());
            options.Filters.Add(new IdempotentFormsFilter());
            options.ModelBinderProviders.Insert(0, new LineBreaks());
            options.MaxModelBindingCollectionSize = RequestLimits.FieldCount; // The platform throws at longer lists; a form with as many fields is refused before.
        });
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new(UnicodeRanges.All));
        services.AddScoped<Reader>();
        services.AddScoped<Phrases>();
        services.AddScoped<Citations>();
        services.AddScoped<NounLinks>();
        services.AddScoped<Footnotes>();
        services.AddScoped<Finder>();
        services.AddScoped<Differences>();
        services.AddScoped<Sentences>();
        services.AddScoped<Desk>();
        services.AddScoped<Docket>();
        services.AddScoped<Annals>();
        services.AddScoped<DatesOfChange>();
        services.AddScoped<ChangesFeed>();
        services.AddScoped<Concerns>();
        services.AddScoped<Upkeep>();
        services.AddScoped<Seats>();
        services.AddScoped<SeatForm>();
        services.AddScoped<DossierReader>();
        services.AddScoped<Foresight>();
        services.AddScoped<OtherChangeSets>();
        services.AddScoped<Drafting>();
        services.AddScoped<KeptForms>();
        services.AddScoped<BegunForms>();
        services.AddScoped<Importer>();
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
