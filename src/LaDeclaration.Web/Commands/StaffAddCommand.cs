using LaDeclaration.Register.Staff;
using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Text;
using LaDeclaration.Web.Accounts;
using LaDeclaration.Web.Settings;
using Microsoft.AspNetCore.Identity;

namespace LaDeclaration.Web.Commands;

internal static class StaffAddCommand
{
    public const string Usage = """
        Usage: staff add EMAIL --role administrator|editor|delegate [--country CL] [--name NAME]
        Invites somebody and prints the link at which they come in. --country is for a delegate.
        """;

    private static readonly string[] Options = ["--role", "--country", "--name"];

    public static async Task Run(IServiceProvider services, string email, string[] args)
    {
        var options = CommandLine.ParseOptions(args, Options, Usage);
        email = SoundText.Read(email, StaffMember.EmailMaxLength) is { Fault: null, Text: var typed } ? typed : email;
        var country = SoundText.Trim(options.GetValueOrDefault("--country", "")).ToUpperInvariant() is { Length: > 0 } typedCountry ? typedCountry : null;
        if (!StaffMember.IsEmail(email))
            throw new CommandException($"“{email}” is not an e-mail address.");
        var name = options.ContainsKey("--name")
            ? CommandLine.ReadText(services, options, "--name", StaffMember.DisplayNameMaxLength, $"a name has 1 to {StaffMember.DisplayNameMaxLength} characters.")
            : email.Split('@')[0];
        if (!options.TryGetValue("--role", out var roleName) || !Enum.TryParse<StaffRole>(roleName, ignoreCase: true, out var role) || !Enum.IsDefined(role) || int.TryParse(roleName, out _))
            throw new CommandException("--role: administrator, editor or delegate.");
        if (role == StaffRole.Delegate != country is not null)
            throw new CommandException("--country: a delegate has one, as in --country CL, and nobody else.");
        if (country is not null && !await IsEndorsing(services, country))
            throw new CommandException($"--country: “{country}” is not the ISO 3166-1 code of a country that endorses the Declaration.");

        var site = services.GetRequiredService<SiteSettings>();
        if (await services.GetRequiredService<Invitations>().Send([new Invitation(email, role, country, name)], site.Languages[0], by: null) is (_, var refused))
            throw new CommandException(string.Join(" ", refused.Errors.Select(e => e.Description).Distinct()));
        var key = services.GetRequiredService<ILookupNormalizer>().NormalizeEmail(email);
        var member = await services.GetRequiredService<RegisterDbContext>().Users.SingleAsync(s => s.NormalizedEmail == key);
        var link = services.GetRequiredService<SiteAddress>().Of($"{site.Languages[0]}/{await services.GetRequiredService<AccountLinks>().CreateInvitationLink(member)}");
        Console.WriteLine($"""

            Added {email}. The person comes in at this address, once, within {AccountLinks.InvitationLifetime.TotalDays:0} days;
            the server sends a letter with a link of its own, too.

            {link}

            If people reach the site at another address, set Site:Address.
            """);
    }

    /// <summary>Today or from a later day.</summary>
    private static Task<bool> IsEndorsing(IServiceProvider services, string country)
    {
        var today = DateOnly.FromDateTime(services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
        return services.GetRequiredService<RegisterDbContext>().Endorsements.Current().NotEndedBy(today).AnyAsync(e => e.Country == country);
    }
}
