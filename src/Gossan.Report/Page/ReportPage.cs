using Gossan.Report.Page.Results;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gossan.Report.Page;

/// <summary>The report: one HTML file that opens from disk in any browser, without a network.</summary>
public static class ReportPage
{
    /// <summary>Name of the file in the folder of results.</summary>
    public const string FileName = "report.html";

    /// <summary>Writes the report of what exists.</summary>
    /// <param name="files">Where the results lie.</param>
    /// <param name="times">How long it took to make them.</param>
    /// <param name="path">The HTML file; replaced as a whole. The same results and times give the same bytes.</param>
    /// <exception cref="ReportException">There is nothing to report on, or a record is damaged.</exception>
    /// <exception cref="OutputException">The file could not be written.</exception>
    public static void Write(RunFiles files, RunTimes times, string path)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(times);
        var results = RunResults.Read(files);
        if (results.Regions.Count == 0)
        {
            throw ReportException.Nothing(files.Output);
        }

        AtomicFile.WriteText(path, Render<ReportDocument>(new(StringComparer.Ordinal)
        {
            [nameof(ReportDocument.Results)] = results,
            [nameof(ReportDocument.Times)] = times,
            [nameof(ReportDocument.ShownMaps)] = ReportMaps.Of(results),
        }));
    }

    /// <summary>Renders a component to HTML.</summary>
    internal static string Render<TComponent>(Dictionary<string, object?> parameters)
        where TComponent : IComponent
    {
        using var services = new ServiceCollection().BuildServiceProvider();
        using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        return renderer.Dispatcher.InvokeAsync(async () =>
        {
            var root = await renderer.RenderComponentAsync<TComponent>(ParameterView.FromDictionary(parameters)).ConfigureAwait(false);
            return root.ToHtmlString();
        }).GetAwaiter().GetResult();
    }
}
