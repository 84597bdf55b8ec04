using LaDeclaration.Web.Settings;

namespace LaDeclaration.Web.Mail;

/// <summary>Goes round: sends what is due every few seconds, and once a day what is told once a day.</summary>
public sealed class MailService(Postman postman, DailyRound daily, IMailTransport transport, SiteSettings site, IHostEnvironment environment, ILogger<MailService> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (transport.Folder is { } folder)
            log.LogInformation("No mail server is set up: letters to staff are written to {Folder}", folder);
        if (site.Address.Length == 0 && environment.IsProduction())
            log.LogWarning("Site:Address is empty: links in letters lead to where this server listens, which readers elsewhere may not reach");
        using var timer = new PeriodicTimer(Pause);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await Try(() => daily.Run(stoppingToken), stoppingToken);
            await Try(() => postman.DeliverDue(stoppingToken), stoppingToken);
        }
    }

    /// <summary>What goes wrong in one part of a round stops neither the other nor the next.</summary>
    private async Task Try(Func<Task> part, CancellationToken stoppingToken)
    {
        try
        {
            await part();
        }
        catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
        {
            log.LogError(failure, "A round of the mail ended early.");
        }
    }
}
