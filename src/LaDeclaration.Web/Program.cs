using LaDeclaration.Web.Commands;
using LaDeclaration.Web.Settings;
using LaDeclaration.Web.Setup;
using Serilog;

LoggingSetup.CreateStartupLogger();
try
{
    var builder = WebApplication.CreateBuilder(args);
    builder.AddLogging();
    builder.AddSettings();
    builder.AddDatabase();
    builder.AddAccounts();
    builder.AddMail();
    builder.AddPages();
    builder.AddPipeline();

    await using var app = builder.Build();
    app.ValidateSettings();
    app.RestrictFilePermissions();
    await app.PrepareDatabase();
    if (await app.TryRunCommand(args))
        return 0;
    app.UsePipeline();
    app.MapEndpoints();
    await app.AnnounceFirstAccount();
    await app.RunAsync();
    return 0;
}
catch (Exception exception) when (SettingErrors.In(exception) is { Count: > 0 } errors)
{
    foreach (var error in errors)
        Log.Fatal("A setting is wrong. {Fault}", error);
    return 1;
}
catch (CommandException exception)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}
finally
{
    await Log.CloseAndFlushAsync();
}
