using System.Globalization;
using Serilog;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace LaDeclaration.Web.Setup;

/// <summary>Logs go to the console, and as compact JSON to one file a day. People's IP addresses, names and queries are not logged.</summary>
internal static class LoggingSetup
{
    /// <summary>For errors before there is a host.</summary>
    public static void CreateStartupLogger() =>
        Log.Logger = new LoggerConfiguration().WriteTo.Console(formatProvider: CultureInfo.InvariantCulture).CreateLogger();

    public static void AddLogging(this WebApplicationBuilder builder)
    {
        var folder = builder.Configuration["Log:Folder"];
        var days = builder.Configuration.GetValue("Log:Days", 31);
        builder.Services.AddSerilog((services, logs) =>
        {
            logs.ReadFrom.Configuration(builder.Configuration)
                .ReadFrom.Services(services)
                .Enrich.FromLogContext()
                .WriteTo.Console(formatProvider: CultureInfo.InvariantCulture);
            if (!string.IsNullOrWhiteSpace(folder))
                logs.WriteTo.File(new RenderedCompactJsonFormatter(), Path.Combine(builder.Environment.ContentRootPath, folder, "web-.json"),
                    rollingInterval: RollingInterval.Day, retainedFileCountLimit: days, shared: true);
        }, preserveStaticLogger: true); // Each host has, and closes, a logger of its own.
    }

    public static void UseRequestLogging(this WebApplication app) =>
        app.UseSerilogRequestLogging(options =>
        {
            options.Logger = app.Services.GetRequiredService<Serilog.ILogger>();
            options.MessageTemplate = "{RequestMethod} {Route} answered {StatusCode} in {Elapsed:0} ms";
            options.EnrichDiagnosticContext = (log, http) =>
                log.Set("Route", (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(no route)");
            options.GetLevel = (http, _, exception) =>
                exception is not null || http.Response.StatusCode >= 500 ? LogEventLevel.Error
                : http.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal) ? LogEventLevel.Verbose
                : LogEventLevel.Information;
            options.IncludeQueryInRequestPath = false;
        });
}
