using System.Globalization;
using System.Text;
using LaDeclaration.Register.Data;
using LaDeclaration.Web.Infrastructure;
using Microsoft.Extensions.Options;

namespace LaDeclaration.Web.Setup;

public sealed class EditorialSettings
{
    public bool FourEyes { get; set; }
}
