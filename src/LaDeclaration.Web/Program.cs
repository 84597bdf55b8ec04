using LaDeclaration.Web.Commands;
using LaDeclaration.Web.Settings;
using LaDeclaration.Web.Setup;
using Serilog;

LoggingSetup.Begin();
try
{
    var builder = WebApplication.CreateBuilder(args);
    builder.AddLogs();
    builder.AddSettings();
    builder.AddDatabase();
    builder.AddStaff();
    builder.AddMail();
    builder.AddPages();
    builder.AddDelivery();

    await using var app = builder.Build();
    app.CheckSettings();
    app.ProtectFiles();
    await app.PrepareDatabase();
    if (await app.RunCommand(args))
        return 0;
    app.UseDelivery();
    app.MapAddresses();
    await app.AnnounceSetup();
    await app.RunAsync();
    return 0;
}
catch (Exception wrong) when (SettingFaults.In(wrong) is { Count: > 0 } faults)
{
    foreach (var fault in faults)
        Log.Fatal("A setting is wrong. {Fault}", fault);
    return 1;
}
catch (CommandException refused)
{
    Console.Error.WriteLine(refused.Message);
    return 1;
}
finally
{
    await Log.CloseAndFlushAsync();
}
