using System.Globalization;
using LaDeclaration.Web.Language;
using LaDeclaration.Web.Settings;

namespace LaDeclaration.Web.Editing;

/// <summary>What every <see cref="DraftPage"/> works with.</summary>
public sealed record DraftPageServices(DraftStore Drafts, ReadingContext Reader, NewestRevisionCache Newest, RegisterIndexes Indexes, Formatter Format, ChangeDescriber Describer, SiteSettings Site, IStringLocalizer<Words> Words)
{
    /// <summary>The revision that a form says it was read at; none when there is no such revision. Another server may have published it just now.</summary>
    public async Task<int?> Revision(string? written, CancellationToken cancellation)
    {
        if (!int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var known) || known < 1)
            return null;
        Reader.SetNewest(await Indexes.Get(await Newest.Get(known, cancellation), cancellation));
        return known <= Reader.Newest ? known : null;
    }
}
