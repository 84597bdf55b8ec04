namespace LaDeclaration.Web.Requests;

public static class FormPath
{
    /// <summary>The path of the page that shows a form, by the path that the form is posted to: those about a change set are all on its review page.</summary>
    public static string OfPage(string path) => path.Split('/') is ["", _, "admin", "change-sets", _, _] ? path[..path.LastIndexOf('/')] : path;
}
