// What most files of the site use. Everything else is named where it is used.
global using LaDeclaration.Register.Data;
global using LaDeclaration.Web.Requests;
global using LaDeclaration.Web.Resources;
global using Microsoft.AspNetCore.Mvc;
global using Microsoft.AspNetCore.Mvc.RazorPages;
global using Microsoft.EntityFrameworkCore;
global using Microsoft.Extensions.Localization;
