using LaDeclaration.Register.Staff;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace LaDeclaration.Web.Tests.Harness;

/// <summary>Issues the site's own sign-in cookie at an address that exists in tests only.</summary>
internal sealed class DoorForTests : IStartupFilter
{
    public const string Address = "/signed-in-for-tests";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        // Not Map: that would make the address the cookie's path.
        app.UseWhen(http => http.Request.Path == Address, door => door.Run(async http =>
        {
            var signIn = http.RequestServices.GetRequiredService<SignInManager<StaffMember>>();
            var member = await signIn.UserManager.FindByEmailAsync(http.Request.Query["email"].ToString());
            await signIn.SignInAsync(member!, isPersistent: false);
        }));
        next(app);
    };
}
