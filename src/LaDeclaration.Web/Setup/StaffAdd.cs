using LaDeclaration.Register.Data;
using LaDeclaration.Register.Staff;
using LaDeclaration.Register.Statements;
using LaDeclaration.Web.Infrastructure.Accounts;

namespace LaDeclaration.Web.Setup;

/// <summary>The command <c>staff add</c>.</summary>
internal static class StaffAdd
{
    public const string Usage = """
        Usage: staff add EMAIL --role administrator|editor|delegate [--country CL] [--name NAME]
        Adds an account and prints a link at which the person chooses a password. --country is for a delegate.
        """;

    private static readonly string[] Options = ["--role", "--country", "--name"];

    public static async Task Run(IServiceProvider services, string email, string[] rest)
    {
        var options = Commands.ReadOptions(rest, Options, Usage);
        var office = services.GetRequiredService<StaffOffice>();
        var name = options.GetValueOrDefault("--name", email.Split('@')[0]).Trim();
        var country = options.GetValueOrDefault("--country")?.ToUpperInvariant();
        if (!StaffMember.IsEmail(email))
            throw new CommandException($"“{email}” is not an e-mail address.");
        if (!StaffMember.IsName(name))
            throw new CommandException($"--name: a name has 1 to {StaffMember.DisplayNameMaxLength} characters.");
        if (!options.TryGetValue("--role", out var wanted) || !Enum.TryParse<StaffRole>(wanted, ignoreCase: true, out var role) || !Enum.IsDefined(role) || int.TryParse(wanted, out _))
            throw new CommandException("--role: administrator, editor or delegate.");
        if (role == StaffRole.Delegate != country is not null)
            throw new CommandException("--country: a delegate has one, as in --country CL, and nobody else.");
        if (country is not null && !(await office.CountriesWithDelegates(await Now(services))).Contains(country))
            throw new CommandException($"--country: “{country}” is not the ISO 3166-1 code of a country that endorses the Declaration.");

        var member = new StaffMember { Email = email, DisplayName = name, Role = role, Country = country };
        var result = await office.Add(member);
        if (!result.Succeeded)
            throw new CommandException(string.Join(" ", result.Errors.Select(e => e.Description).Distinct()));
        var site = services.GetRequiredService<SiteSettings>();
        var address = Commands.AddressFor(services);
        Console.WriteLine($"""

            Added {email}. The person chooses a password at this address, once, within {StaffOffice.LinkGoodFor.TotalHours:0} hours:

            {address}{site.Languages[0]}/{await office.LinkToChoosePassword(member)}

            If the site has another name outside, put that in front instead of {address}
            """);
    }

    private static async Task<Clocks> Now(IServiceProvider services) => new(
        DateOnly.FromDateTime(services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime),
        await services.GetRequiredService<RegisterDbContext>().NewestRevision());
}
