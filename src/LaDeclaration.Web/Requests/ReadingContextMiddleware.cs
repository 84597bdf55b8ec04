using System.Globalization;
using LaDeclaration.Register.Search;
using LaDeclaration.Register.Text;
using LaDeclaration.Web.Settings;
using Microsoft.AspNetCore.Diagnostics;

namespace LaDeclaration.Web.Requests;

/// <summary>Sets the <see cref="ReadingContext"/> from the address: language, date and revision. Answers 400 if the date or the revision is invalid.</summary>
public sealed class ReadingContextMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http, ReadingContext reader, NewestRevisionCache newest, RegisterIndexes indexes, TimeProvider time, SiteSettings site)
    {
        var original = http.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath
            ?? http.Features.Get<IExceptionHandlerPathFeature>()?.Path
            ?? http.Request.Path.Value;
        reader.Language = LanguageOf(original, site);
        reader.Path = original?.Split('/', 3).ElementAtOrDefault(2) ?? "";
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(reader.Language);
        if (http.GetEndpoint().IsPublic() is not { } isPublic)
        {
            await next(http);
            return;
        }

        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        reader.SetNewest(await indexes.Get(await newest.Get(http.RequestAborted), http.RequestAborted), today);
        if (http.GetEndpoint()!.Metadata.GetMetadata<PublicDataMetadata>() is null)
            http.Response.Headers.ContentLanguage = reader.Language;
        if (isPublic)
        {
            reader.Query = [.. from name in PublicQueryParameters.OfPages from value in http.Request.Query[name] let visible = SoundText.ToSearchLine(value ?? "") where visible.Length > 0 select (name, (string?)visible)];
            reader.Error ??= SetClocks(http.Request.Query, reader) ?? CheckLength(reader.SearchText);
        }
        if (isPublic && reader.Error is { } error)
            await Reject(http, error);
        else
            await next(http);
    }

    /// <summary>A page request gets the error page, a data request problem details (RFC 9457).</summary>
    private static Task Reject(HttpContext http, ErrorMessage error)
    {
        http.Response.StatusCode = StatusCodes.Status400BadRequest;
        return http.GetEndpoint()?.Metadata.GetMetadata<PublicDataMetadata>() is null ? Task.CompletedTask : WriteProblem(http, error, StatusCodes.Status400BadRequest);
    }

    internal static Task WriteProblem(HttpContext http, ErrorMessage error, int status)
    {
        var words = http.RequestServices.GetRequiredService<IStringLocalizer<Words>>();
        http.Response.Headers.CacheControl = "no-store";
        return Results.Problem(words[error.Key, error.Arguments], statusCode: status, title: words[error.TitleKey]).ExecuteAsync(http);
    }

    private static string LanguageOf(string? path, SiteSettings site)
    {
        var first = path?.Split('/', 3).ElementAtOrDefault(1);
        return first is not null && site.Languages.Contains(first) ? first : site.Languages[0];
    }

    private static ErrorMessage? CheckLength(string searchText) =>
        searchText.Length <= SearchIndex.QueryMaxLength ? null : new ErrorMessage("Error_SearchTooLong", SearchIndex.QueryMaxLength, searchText.Length);

    /// <returns>Null if both are valid or missing.</returns>
    private static ErrorMessage? SetClocks(IQueryCollection query, ReadingContext reader)
    {
        if (query.TryGetValue("on", out var on) && on is not [""])
        {
            var (day, error) = DateInput.Read(on.ToString());
            if (day is null)
                return error ?? new ErrorMessage("Error_BadDate", "");
            reader.Clocks = reader.Clocks with { On = day.Value };
            reader.AsksForDate = true;
        }
        if (query.TryGetValue("known", out var known) && known is not [""])
        {
            if (known.Count != 1 || !int.TryParse(known[0], NumberStyles.None, CultureInfo.InvariantCulture, out var revision) || revision < 1 || revision > reader.Newest)
                return new ErrorMessage("Error_BadRevision", SoundText.ToDisplayLine(TextShortening.Shorten(known.ToString(), DateInput.QuotedMaxLength)), reader.Newest);
            reader.Clocks = reader.Clocks with { Known = revision };
            reader.AsksForRevision = true;
        }
        return null;
    }
}
