using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Gossan.Serve.Routes;

/// <summary>Results as files, by the names that the page was told: no name is ever made into a path.</summary>
internal static class FileRoutes
{
    public static void Map(IEndpointRouteBuilder routes, ServedProject project) => routes.MapGet("/api/file", context => Answer(context, project));

    private static Task Answer(HttpContext context, ServedProject project)
    {
        string name = context.Request.Word("name");
        return project.Run.Files.TryGetValue(name, out string? path) && project.Folder.Holds(path)
            ? TypedResults.PhysicalFile(path, "application/octet-stream", name.Replace('/', '-'), enableRangeProcessing: true).ExecuteAsync(context)
            : context.Missing("There is no such result.");
    }
}
