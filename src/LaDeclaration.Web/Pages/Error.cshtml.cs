using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc.Filters;

namespace LaDeclaration.Web.Pages;

[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
public sealed class ErrorModel(ReadingContext reader) : PageModel
{
    [FromRoute]
    public int Code { get; set; }

    public string TitleKey => Code switch
    {
        400 or 403 or 413 or 414 or 429 when reader.Error is { } error => error.TitleKey,
        403 => "Error_403_Title",
        404 => "Error_404_Title",
        >= 500 => "Error_500_Title",
        _ => "Error_Other_Title",
    };

    /// <summary>404 if requested by its own address, instead of re-executed for an error.</summary>
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is null && HttpContext.Features.Get<IExceptionHandlerFeature>() is null)
            context.Result = NotFound();
    }

    public string TextKey => TitleKey.Replace("_Title", "_Text", StringComparison.Ordinal);
}
