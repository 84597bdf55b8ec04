using LaDeclaration.Register.Data;
using LaDeclaration.Register.Staff;
using LaDeclaration.Register.Statements;
using LaDeclaration.Web.Infrastructure.Accounts;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Web.Setup;

/// <summary>A command line that cannot be carried out, with a sentence for the console.</summary>
public sealed class CommandException(string message) : Exception(message);

/// <summary>What the program does instead of serving, and what it says at start.</summary>
internal static class Commands
{
    private const string Usage = """
        Usage: staff add EMAIL --role administrator|editor|delegate [--country CL] [--name NAME]
        Adds an account and prints a link at which the person chooses a password. --country is for a delegate.
        """;

    private static readonly string[] Options = ["--role", "--country", "--name"];

    public static async Task<bool> RanCommand(this WebApplication app, string[] args)
    {
        if (args.Length == 0 || args[0].StartsWith('-'))
            return false;
        if (args is not ["staff", "add", var email, ..])
            throw new CommandException(Usage);
        await using var scope = app.Services.CreateAsyncScope();
        await AddStaff(scope.ServiceProvider, email, ReadOptions(args[3..]));
        return true;
    }

    /// <summary>Prints the set-up link once the server listens, as long as there is no account.</summary>
    public static async Task AnnounceSetup(this WebApplication app)
    {
        await using (var scope = app.Services.CreateAsyncScope())
            if (await scope.ServiceProvider.GetRequiredService<RegisterDbContext>().Users.AnyAsync())
                return;
        app.Lifetime.ApplicationStarted.Register(() => app.Logger.LogInformation(
            "No account exists yet. Create the first administrator at {Link}",
            AddressFor(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault())
                + app.Services.GetRequiredService<FirstAccount>().Path));
    }

    private static Dictionary<string, string> ReadOptions(string[] rest)
    {
        var options = new Dictionary<string, string>();
        for (var i = 0; i < rest.Length; i += 2)
            if (!Options.Contains(rest[i]) || i + 1 == rest.Length || !options.TryAdd(rest[i], rest[i + 1]))
                throw new CommandException($"“{rest[i]}” is not understood.\n{Usage}");
        return options;
    }

    private static async Task AddStaff(IServiceProvider services, string email, Dictionary<string, string> options)
    {
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
        var address = AddressFor(services.GetRequiredService<IConfiguration>()[WebHostDefaults.ServerUrlsKey]?.Split(';')[0]);
        Console.WriteLine($"""

            Added {email}. The person chooses a password at this address, once, within {StaffOffice.LinkGoodFor.TotalHours:0} hours:

            {address}{site.Languages[0]}/{await office.LinkToChoosePassword(member)}

            If the site has another name outside, put that in front instead of {address}
            """);
    }

    private static async Task<Clocks> Now(IServiceProvider services) => new(
        DateOnly.FromDateTime(services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime),
        await services.GetRequiredService<RegisterDbContext>().NewestRevision());

    /// <summary>An address that this machine's browser can open, with a slash at its end; a wildcard host stands for this machine.</summary>
    private static string AddressFor(string? listening)
    {
        var address = BindingAddress.Parse(listening ?? "http://localhost:5000");
        var host = address.Host is "*" or "+" or "0.0.0.0" or "[::]" or "127.0.0.1" or "[::1]" ? "localhost" : address.Host;
        return $"{address.Scheme}://{host}:{address.Port}/";
    }
}
