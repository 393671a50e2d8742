using Spectre.Console;

namespace Gossan.Cli.Terminal;

/// <summary>Everything that a command shows: lines, tables, and the progress of long work.</summary>
/// <param name="console">Where it is shown.</param>
/// <param name="errors">Where errors go.</param>
internal sealed class Screen(IAnsiConsole console, TextWriter errors)
{
    /// <summary>Where errors go.</summary>
    public TextWriter Errors => errors;

    /// <summary>Shows a line as it is.</summary>
    public void Line(string text) => console.WriteLine(text);

    /// <summary>Writes text for programs: unwrapped, without markup.</summary>
    public void Raw(string text) => console.Profile.Out.Writer.Write(text);

    /// <summary>Shows a table; all but the first column are aligned to the right.</summary>
    public void Table(IReadOnlyList<string> headers, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = new Table().Border(TableBorder.Simple);
        for (int column = 0; column < headers.Count; column++)
        {
            var header = new TableColumn(headers[column].EscapeMarkup()).NoWrap();
            table.AddColumn(column == 0 ? header : header.RightAligned());
        }

        foreach (var row in rows)
        {
            table.AddRow([.. row.Select(cell => new Text(cell))]);
        }

        console.Write(table);
    }

    /// <summary>Does long work: with a live bar, speed and time left on a terminal, with plain lines elsewhere.</summary>
    public void Work(Action<IProgress<WorkProgress>> work)
    {
        if (!console.Profile.Capabilities.Interactive || !console.Profile.Out.IsTerminal)
        {
            work(new PlainProgress(Line));
            return;
        }

        console.Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new SpeedColumn(), new RemainingTimeColumn())
            .Start(context => work(new LiveProgress(context, Line)));
    }
}
