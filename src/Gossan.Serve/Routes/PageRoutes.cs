using Gossan.Report.Page;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Gossan.Serve.Routes;

/// <summary>The page itself, its script and its style.</summary>
internal static class PageRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        Asset("/", WebAssets.ServePage, "text/html");
        Asset("/serve.js", WebAssets.ServeScript, "text/javascript");
        Asset("/serve.css", WebAssets.ServeStyle, "text/css");
        Asset("/licences.txt", WebAssets.Licences, "text/plain");

        void Asset(string path, string text, string type) => routes.MapGet(path, context => context.Text(text, type));
    }
}
