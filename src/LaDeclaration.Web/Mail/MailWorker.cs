using LaDeclaration.Web.Settings;

namespace LaDeclaration.Web.Mail;

/// <summary>Every few seconds sends the letters that are due, and runs the daily tasks if they are.</summary>
public sealed class MailWorker(LetterSender sender, DailyTasks dailyTasks, IMailTransport transport, SiteSettings site, IHostEnvironment environment, ILogger<MailWorker> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (transport.Folder is { } folder)
            log.LogInformation("No mail server is set up: letters to staff are written to {Folder}", folder);
        if (site.Address.Length == 0 && environment.IsProduction())
            log.LogWarning("Site:Address is empty: links in letters lead to where this server listens, which readers elsewhere may not reach");
        using var timer = new PeriodicTimer(Interval);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await RunAndLogErrors(() => dailyTasks.Run(stoppingToken), stoppingToken);
            await RunAndLogErrors(() => sender.SendDue(stoppingToken), stoppingToken);
        }
    }

    /// <summary>So that an error stops neither the other part nor the next round.</summary>
    private async Task RunAndLogErrors(Func<Task> part, CancellationToken stoppingToken)
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
