namespace LaDeclaration.Web.Requests;

/// <summary>Answers 400 to a request for a host that <see cref="AllowedHosts"/> does not allow.</summary>
public sealed class HostFilterMiddleware(RequestDelegate next, AllowedHosts hosts, ILogger<HostFilterMiddleware> log)
{
    public Task InvokeAsync(HttpContext http)
    {
        if (hosts.IsAllowed(http.Request))
            return next(http);
        log.LogInformation("Refused a request for a host that neither AllowedHosts nor Site:Address names.");
        return http.Response.WriteError(StatusCodes.Status400BadRequest, "This server does not answer to that name.");
    }
}
