using LaDeclaration.Register.ChangeSets.Editing;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Pillars;
using LaDeclaration.Register.Statements;
using LaDeclaration.Web.Accounts;
using LaDeclaration.Web.Browsing;
using LaDeclaration.Web.Pages.Admin.Shared;
using Microsoft.AspNetCore.Authorization;

namespace LaDeclaration.Web.Pages.Admin.Committees;

/// <summary>The committees by pillar. If there are too many for one page, a pillar is chosen first, or a name searched.</summary>
[Authorize(Policy = Policies.Editor)]
public sealed class IndexModel(ReadingContext reader) : EditableListPage(reader)
{
    /// <summary>The number of the pillar whose committees are listed; none for all.</summary>
    [FromQuery]
    public int? Pillar { get; set; }

    /// <summary>All pillars, by number, as they are today, else as they were last.</summary>
    public IReadOnlyList<PillarDetails> Pillars { get; private set; } = [];

    /// <summary>Empty while a pillar has to be chosen.</summary>
    public IReadOnlyList<Group> Groups { get; private set; } = [];

    public bool AsksForPillar { get; private set; }

    public override IEnumerable<(string Name, string? Value)> Choice => [.. base.Choice, ("pillar", Pillar is null ? null : $"{Pillar}")];

    /// <summary>The address of the list of one pillar.</summary>
    public string Address(int pillar) => Reader.Link(Reader.Path, [.. base.Choice, ("pillar", $"{pillar}")]);

    public IActionResult OnGet()
    {
        var day = Reader.Today;
        Pillars = [.. Reader.Index.Index.Pillars.GroupBy(p => p.Pillar).OrderBy(p => p.Key).Select(p => p.Current(day)!)];
        if (Pillar is not null && Pillars.All(p => p.Pillar != Pillar))
            return NotFound();
        AsksForPillar = IsLong = Pillar is null && !IsFiltered && !Reader.Index.CanShowAllCommittees();
        return AsksForPillar || ListCommittees() ? Page() : NotFound();
    }

    private bool ListCommittees()
    {
        var day = Reader.Today;
        var all = from committee in Reader.Index.Index.Committees.GroupBy(c => c.Committee)
                  let current = committee.Current(day)!
                  where current.Pillar == (Pillar ?? current.Pillar)
                  orderby current.Pillar, current.IsInForce(day) descending, current.Order
                  select current;
        var whole = Pillar is null && !IsFiltered ? PageLimits.AllCommittees : Register.Pillars.Pillar.MaxShownCommittees;
        if (Take([.. all], whole, Register.Pillars.Pillar.MaxShownCommittees, c => [.. c.Name.Wordings.Values.Select(w => w.Text), c.Committee]) is not { } shown)
            return false;
        var rows = shown.ToLookup(c => c.Pillar, c => new Row(c.WithFullPeriod(Reader.Index.Index.CommitteeVersions(c.Committee)), Reader.Index.RolesOfCommittee(c.Committee).Count()));
        var isPart = Pillar is not null || IsFiltered || IsLong;
        Groups = [.. Pillars.Where(p => !isPart || rows.Contains(p.Pillar)).Select(p => new Group(p, [.. rows[p.Pillar]], isPart ? Reader.Index.CommitteesOf(p.Pillar).Count > 1 : rows[p.Pillar].Count() > 1))];
        return true;
    }

    /// <param name="Pillar">As it is today, else as it was last.</param>
    /// <param name="Committees">Those that stand in it today by place, then those that are announced or closed.</param>
    /// <param name="HasOrder">Whether there is more than one to be put in order.</param>
    public sealed record Group(PillarDetails Pillar, IReadOnlyList<Row> Committees, bool HasOrder);

    /// <param name="Committee">As it is today, else as it was last, with the whole time that it is there.</param>
    /// <param name="Members">How many memberships it has today.</param>
    public sealed record Row(CommitteeDetails Committee, int Members);
}
