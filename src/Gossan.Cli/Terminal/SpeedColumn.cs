using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Gossan.Cli.Terminal;

/// <summary>Units per second of a progress bar: "340/s".</summary>
internal sealed class SpeedColumn : ProgressColumn
{
    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
        new Text(task.Speed is { } speed ? string.Create(CultureInfo.InvariantCulture, $"{speed:N0}/s") : "");
}
