using Spectre.Console;
using Spectre.Console.Rendering;

namespace Gossan.Cli.Terminal;

/// <summary>A table with a rule below its header and no other lines.</summary>
internal sealed class RuleBelowHeader : TableBorder
{
    /// <inheritdoc/>
    public override string GetPart(TableBorderPart part) => part switch
    {
        TableBorderPart.HeaderBottomLeft or TableBorderPart.HeaderBottom or TableBorderPart.HeaderBottomSeparator or TableBorderPart.HeaderBottomRight => "─",
        TableBorderPart.HeaderLeft or TableBorderPart.HeaderSeparator or TableBorderPart.HeaderRight or TableBorderPart.CellLeft or TableBorderPart.CellSeparator or TableBorderPart.CellRight => " ",
        _ => "",
    };
}
