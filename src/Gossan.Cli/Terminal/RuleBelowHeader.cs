using Spectre.Console;
using Spectre.Console.Rendering;

namespace Gossan.Cli.Terminal;

/// <summary>A table with a rule below its header and no other lines, nor empty ones round it.</summary>
internal sealed class RuleBelowHeader : TableBorder
{
    /// <inheritdoc/>
    public override bool Visible => true;

    /// <inheritdoc/>
    public override string GetPart(TableBorderPart part) => part is TableBorderPart.HeaderBottom ? "─" : "";
}
