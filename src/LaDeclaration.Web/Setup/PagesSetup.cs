using System.Text.Unicode;
using LaDeclaration.Web.Accounts;
using LaDeclaration.Web.Editing;
using LaDeclaration.Web.SavedForms;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.Extensions.WebEncoders;

namespace LaDeclaration.Web.Setup;

/// <summary>Razor Pages: their routes, which begin with the language, who may open them, filters and binders.</summary>
internal static class PagesSetup
{
    private const string LanguagePrefix = "{lang:language}";

    public static void AddPages(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddLocalization();
        services.AddRouting(options =>
        {
            options.LowercaseUrls = true;
            options.ConstraintMap["language"] = typeof(LanguageRouteConstraint);
        });
        services.AddRazorPages(options =>
        {
            options.Conventions.AddFolderRouteModelConvention("/", AddLanguagePrefix);
            options.Conventions.AddFolderApplicationModelConvention("/", AllowGetAndPostOnly);
            options.Conventions.AuthorizeFolder("/Admin", Policies.Staff);
            options.Conventions.AuthorizePage("/Account/Index", Policies.Staff);
            options.Conventions.AuthorizePage("/Account/SignOut", Policies.Staff);
            options.Conventions.ConfigureFilter(new MethodNotAllowedFilter());
            options.Conventions.ConfigureFilter(new RefusedChangeFilter());
            options.Conventions.ConfigureFilter(new StaleTokenFilter());
        }).AddMvcOptions(options =>
        {
            options.Filters.Add(new NulCharacterFilter());
            options.Filters.Add(new SavedFormFilter());
            options.Filters.Add(new RemovedCharactersFilter());
            options.Filters.Add(new IdempotentFormFilter());
            options.ModelBinderProviders.Insert(0, new LineBreakModelBinderProvider());
            options.MaxModelBindingCollectionSize = RequestLimits.MaxFields; // MVC throws at a longer list; a form with more fields is refused before.
        });
        services.Configure<RazorViewEngineOptions>(options => options.PageViewLocationFormats.Add("/Pages/Admin/Shared/{0}" + RazorViewEngine.ViewExtension));
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new(UnicodeRanges.All));
        services.AddPageServices();
    }

    private static void AddLanguagePrefix(PageRouteModel page)
    {
        if (page.ViewEnginePath == "/Error")
            return;
        foreach (var selector in page.Selectors)
            selector.AttributeRouteModel!.Template =
                AttributeRouteModel.CombineTemplates(LanguagePrefix, selector.AttributeRouteModel.Template?.TrimStart('/'));
    }

    /// <summary>An overridden OnPageHandlerExecutionAsync looks to the framework like the handler of a request method called PAGE.</summary>
    private static void AllowGetAndPostOnly(PageApplicationModel page)
    {
        foreach (var handler in page.HandlerMethods.Where(h => h.HttpMethod is not ("Get" or "Post")).ToList())
            page.HandlerMethods.Remove(handler);
    }
}
