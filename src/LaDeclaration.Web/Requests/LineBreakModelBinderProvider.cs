using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Binders;

namespace LaDeclaration.Web.Requests;

/// <summary>Browsers send a line break as two characters but count it as one; binding it as one lets a text of the greatest length through.</summary>
internal sealed class LineBreakModelBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.ModelType == typeof(string) ? new LineBreakModelBinder(context.Services.GetRequiredService<ILoggerFactory>()) : null;

    private sealed class LineBreakModelBinder(ILoggerFactory logs) : IModelBinder
    {
        private readonly SimpleTypeModelBinder inner = new(typeof(string), logs);

        public async Task BindModelAsync(ModelBindingContext bindingContext)
        {
            await inner.BindModelAsync(bindingContext);
            if (bindingContext.Result.Model is string text)
                bindingContext.Result = ModelBindingResult.Success(text.Replace("\r\n", "\n", StringComparison.Ordinal));
        }
    }
}
