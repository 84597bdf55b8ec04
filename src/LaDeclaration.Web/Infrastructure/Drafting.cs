using LaDeclaration.Web.Resources;
using LaDeclaration.Web.Setup;
using Microsoft.Extensions.Localization;

namespace LaDeclaration.Web.Infrastructure;

/// <summary>What every <see cref="DraftingPage"/> works with.</summary>
public sealed record Drafting(Desk Desk, Reader Reader, Phrases Phrases, Sentences Sentences, SiteSettings Site, IStringLocalizer<Words> Words);
