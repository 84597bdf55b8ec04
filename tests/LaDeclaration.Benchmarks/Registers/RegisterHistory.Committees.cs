using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Benchmarks.Registers;

/// <content>Committees and the roles in them.</content>
internal sealed partial class RegisterHistory
{
    private const int MostSources = 3;

    private List<GeneratedCommittee> unfinished = [];

    /// <summary>Shares the roles out: most committees have a few, some none, and one a place for more than half of the countries.</summary>
    private List<GeneratedCommittee> PlanCommittees(int count, int roles)
    {
        var planned = Enumerable.Range(0, count)
            .Select(i => new GeneratedCommittee(i + 1) { HasLead = !Chance(0.05), IsForgotten = i > 5 && Chance(0.1), Size = i == 3 ? scale.Countries * 6 / 10 : i % 50 == 7 ? 0 : 1 })
            .ToList();
        for (var left = roles - planned.Sum(c => c.Size); left > 0;)
        {
            var committee = planned[random.Next(count)];
            if (committee.Size is 0 or > 11)
                continue;
            committee.Size++;
            left--;
        }
        return planned;
    }

    private void Found(GeneratedCommittee committee)
    {
        // A few of the last ones are only announced.
        var isAnnounced = unfounded.Count < Math.Max(2, scale.Committees / 1_000);
        var pillar = 1 + (committee.Number % scale.Pillars);
        committee.Details = Add(new CommitteeDetails
        {
            Committee = GeneratedNames.Slug(committee.Number),
            Pillar = pillar,
            Order = ++lastOrders[pillar],
            Name = GeneratedNames.ForCommittee(committee.Number),
            Description = GeneratedNames.DescribeCommittee(committee.Number),
            From = isAnnounced ? Later() : day > Lima ? day : Lima,
            FromIs = Chance(0.1) ? DateIs.By : DateIs.On,
        });
        committee.LastDay = committee.Details.From;
        committee.IsSettled = isAnnounced;
        committees.Add(committee);
        touched.Add(committee);
        if (isAnnounced)
            PassOn(committee);
        else
            quota = Math.Max(quota, committee.Size + 1);
        Fill(committee, committee.Details.From, isAnnounced ? 3 : committee.Size, []);
    }

    /// <summary>An editor goes through a committee or several.</summary>
    private void Review()
    {
        if (Progress > FinishedFrom && unfinished.Count == 0)
            unfinished = [.. committees.Where(c => !c.IsSettled && !c.IsForgotten && c.InForce != c.Size)];
        for (var tries = 0; tries < 20 && !IsFull && committees.Count > 0; tries++)
        {
            var committee = Choose();
            if (committee.IsSettled || committee.IsForgotten || !touched.Add(committee))
                continue;
            if (day <= committee.LastDay || !Rearrange(committee))
                Review(committee);
        }
    }

    private GeneratedCommittee Choose()
    {
        if (Progress > FinishedFrom && unfinished.Count > 0)
        {
            var chosen = unfinished[^1];
            unfinished.RemoveAt(unfinished.Count - 1);
            return chosen;
        }
        // Some have far more history than others.
        return Chance(0.2) ? committees[random.Next(Math.Min(committees.Count, Math.Max(3, scale.Committees / 50)))] : committees[random.Next(committees.Count)];
    }

    private void Review(GeneratedCommittee committee)
    {
        var canMove = day > committee.LastDay;
        var left = new HashSet<string>();
        var reviewed = committee.Roles.Where(r => r.Until is null && r.From <= Today).ToArray();
        random.Shuffle(reviewed);
        if (canMove)
            Fill(committee, day, committee.Size, left);
        foreach (var role in reviewed)
        {
            // Room stays for those that follow the ones who left.
            if (changes.Count + left.Count >= quota)
                break;
            if (!canMove || !(Chance(0.42) || committee.InForce > committee.Size))
                Maintain(committee, role);
            else if (Progress > 0.8 && Chance(0.03))
                committee.Replace(End(role, Later()));
            else
            {
                Leave(committee, role, day);
                left.Add(role.Country);
            }
        }
        if (!canMove)
            return;
        Fill(committee, day, committee.Size, left);
        committee.LastDay = day;
    }

    /// <summary>Confirms the role or corrects it; an error among a hundred is that it never was.</summary>
    private void Maintain(GeneratedCommittee committee, Membership role)
    {
        if (Chance(0.01) && delegated is null && role.Role == Role.Participant)
        {
            changes.Add(Change.Retract(role));
            committee.Roles.Remove(role);
        }
        else if (role.Sources.Count < MostSources && !role.Sources.Contains(source) && Chance(0.35))
        {
            var change = Change.Confirm(role, [source]);
            committee.Replace(Record(change, (Membership)change.Proposed!));
        }
        else
        {
            var corrected = role with { Sources = [source], FromIs = role.FromIs == DateIs.On ? DateIs.By : DateIs.On, Note = Chance(0.08) ? GeneratedNames.Note(random.Next(2, 90)) : null };
            committee.Replace(Record(Change.Correct(role, corrected), corrected));
        }
    }

    private void Leave(GeneratedCommittee committee, Membership role, DateOnly until)
    {
        if (role.From >= until)
            changes.Add(Change.Retract(role));
        else if (role.Until is null || role.Until > until)
            End(role, until);
        committee.Roles.Remove(role);
    }

    /// <param name="excluded">Countries that left just now.</param>
    private void Fill(GeneratedCommittee committee, DateOnly from, int size, HashSet<string> excluded)
    {
        for (var tries = size * 5; tries > 0 && !IsFull && Count() < size; tries--)
        {
            var isAnnounced = from <= Today && Progress > 0.8 && Chance(0.04);
            var needsLead = committee.HasLead && !committee.Roles.Exists(r => r.Role == Role.Lead && r.From == from) && !committee.Roles.Exists(r => r.Role == Role.Lead);
            var role = needsLead || (committee.HasLead && Chance(0.04)) ? Role.Lead : Role.Participant;
            if (FindCountry(committee, from, role, excluded) is not { } country)
                continue;
            var begins = isAnnounced ? Later() : from;
            committee.Roles.Add(Add(new Membership { Country = country.Code, Committee = committee.Details.Committee, Role = role, From = begins, FromIs = Chance(0.1) ? DateIs.By : DateIs.On }));
            country.Committees.Add(committee);
        }

        int Count() => from > Today ? committee.Roles.Count : committee.InForce;
    }

    /// <summary>One that endorses and has no role there; a few times one that leads and also takes part.</summary>
    private GeneratedCountry? FindCountry(GeneratedCommittee committee, DateOnly from, Role role, HashSet<string> excluded)
    {
        var country = countries[random.Next(countries.Count)];
        if (country.Endorsement is null || country.Endorsement.From > from || excluded.Contains(country.Code))
            return null;
        var leads = committee.Roles.Find(r => r.Role == Role.Lead && r.Until is null && r.From <= from)?.Country;
        if (role == Role.Participant && leads is not null && !excluded.Contains(leads) && !committee.HasBothRoles && Chance(0.02))
            country = countries.Find(c => c.Code == leads)!;
        else if (committee.Roles.Exists(r => r.Country == country.Code))
            return null;
        return country;
    }

    /// <summary>Renames, moves or closes the committee, or corrects its description, each once in a while.</summary>
    private bool Rearrange(GeneratedCommittee committee)
    {
        var chance = random.NextDouble();
        var before = committee.Details;
        if (chance < 0.003)
            Begin(before with { From = day, Name = GeneratedNames.Rename(GeneratedNames.ForCommittee(committee.Number)) });
        else if (chance < 0.0035)
        {
            var pillar = 1 + random.Next(scale.Pillars);
            Begin(before with { From = day, Pillar = pillar, Order = ++lastOrders[pillar] });
        }
        else if (chance < 0.005 && committee.Number > 20)
            Close(committee, day);
        else if (chance < 0.015)
        {
            var corrected = before with { Description = GeneratedNames.DescribeCommittee(committee.Number + 1), Sources = [source] };
            committee.Details = Record(Change.Correct(before, corrected), corrected);
        }
        else
            return false;
        return true;

        void Begin(CommitteeDetails after)
        {
            End(before, day);
            committee.Details = Add(after);
            committee.LastDay = day;
        }
    }

    private void AnnounceEnd(int _)
    {
        var ending = committees.Where(c => c is { IsSettled: false, IsForgotten: false, Number: > 20 }).ToList();
        Close(ending[random.Next(ending.Count)], Later());
    }

    private void Close(GeneratedCommittee committee, DateOnly until)
    {
        foreach (var role in committee.Roles.ToList())
        {
            Leave(committee, role, until);
            if (until > Today && role.From < until)
                committee.Roles.Add(role);
        }
        End(committee.Details, until);
        committee.IsSettled = true;
        if (until <= Today)
            PassOn(committee);
    }

    /// <summary>Others get the roles that it will not have in force.</summary>
    private void PassOn(GeneratedCommittee committee)
    {
        var others = committees.Concat(unfounded).Where(c => c is { IsSettled: false, IsForgotten: false, Size: > 0 and < 20 }).ToList();
        for (; committee.Size > 0 && others.Count > 0; committee.Size--)
            others[random.Next(others.Count)].Size++;
    }
}
