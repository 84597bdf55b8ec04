using LaDeclaration.Web.Settings;

namespace LaDeclaration.Web.Requests;

internal sealed class LanguageRouteConstraint(SiteSettings site) : IRouteConstraint
{
    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
        values[routeKey] is string language && site.Languages.Contains(language);
}
