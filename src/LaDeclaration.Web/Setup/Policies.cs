using System.Security.Claims;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Infrastructure.Accounts;
using LaDeclaration.Web.Infrastructure.Keeping;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace LaDeclaration.Web.Setup;

public static class Policies
{
    /// <summary>Anybody with an open account, even if all they have shown is a password: enough to set up a second factor.</summary>
    public const string Account = "Account";

    /// <summary>Anybody with an open account who has shown a second factor; as have the two below.</summary>
    public const string Staff = "Staff";

    public const string Editor = "Editor";

    public const string Administrator = "Administrator";
}
