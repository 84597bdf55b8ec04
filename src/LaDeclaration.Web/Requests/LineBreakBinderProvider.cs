using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Binders;

namespace LaDeclaration.Web.Requests;

/// <summary>Browsers send a line break as two characters but count it as one; here it is one from the beginning, so that what fits a field fits.</summary>
internal sealed class LineBreakBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.ModelType == typeof(string) ? new TextBinder(context.Services.GetRequiredService<ILoggerFactory>()) : null;

    private sealed class TextBinder(ILoggerFactory logs) : IModelBinder
    {
        private readonly SimpleTypeModelBinder usual = new(typeof(string), logs);

        public async Task BindModelAsync(ModelBindingContext bindingContext)
        {
            await usual.BindModelAsync(bindingContext);
            if (bindingContext.Result.Model is string text)
                bindingContext.Result = ModelBindingResult.Success(text.Replace("\r\n", "\n", StringComparison.Ordinal));
        }
    }
}
