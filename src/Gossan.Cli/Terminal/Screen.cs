using Spectre.Console;

namespace Gossan.Cli.Terminal;

/// <summary>Everything that a command shows: lines, tables, and the progress of long work.</summary>
/// <param name="console">Where it is shown.</param>
/// <param name="errors">Where errors go.</param>
internal sealed class Screen(IAnsiConsole console, IAnsiConsole errors)
{
    /// <summary>Whether bars are shown, which lines must stand above.</summary>
    private bool live;

    /// <summary>Where errors go.</summary>
    public TextWriter Errors => errors.Profile.Out.Writer;

    /// <summary>Letters in a line of errors.</summary>
    public int ErrorWidth => errors.Profile.Width;

    /// <summary>The screen of a command that writes JSON: what is for people goes where errors go, so that the output is one document.</summary>
    public Screen BesideJson() => new(errors, errors);

    /// <summary>Shows a line; broken between words where it is wider than the terminal.</summary>
    public void Line(string text)
    {
        string lines = LineBreaking.Of(text, console.Profile.Width);
        if (live)
        {
            console.WriteLine(lines);
        }
        else
        {
            // Past the console, which would break paths that are longer than the line.
            console.Profile.Out.Writer.WriteLine(lines);
        }
    }

    /// <summary>Writes text for programs: unwrapped, without markup.</summary>
    public void Raw(string text) => console.Profile.Out.Writer.Write(text);

    /// <summary>Shows a table, in parts below each other where the terminal is too narrow; all but the first column are aligned to the right.</summary>
    /// <param name="headers">One per column; "" for one that belongs to the column before.</param>
    /// <param name="rows">As many cells each.</param>
    /// <param name="keys">How many of the first columns name the rows.</param>
    public void Table(IReadOnlyList<string> headers, IEnumerable<IReadOnlyList<string>> rows, int keys = 1)
    {
        var all = rows.ToList();
        foreach (int[] columns in TableParts.Of(headers, all, keys, console.Profile.Width))
        {
            var table = new Table().Border(new RuleBelowHeader());
            bool fits = TableParts.Fit(headers, all, columns, console.Profile.Width);
            foreach (int column in columns)
            {
                var header = new TableColumn(headers[column].EscapeMarkup()).PadLeft(1).PadRight(0);
                table.AddColumn(column == 0 ? header : header.RightAligned());
                header.NoWrap = fits;
            }

            foreach (var row in all)
            {
                table.AddRow([.. columns.Select(column => new Text(row[column]))]);
            }

            console.Write(table);
        }
    }

    /// <summary>Does long work: with a live bar, speed and time left on a terminal, with plain lines elsewhere.</summary>
    public void Work(Action<IProgress<WorkProgress>> work)
    {
        if (!console.Profile.Capabilities.Interactive || !console.Profile.Capabilities.Ansi || !console.Profile.Out.IsTerminal)
        {
            work(new PlainProgress(Line));
            return;
        }

        live = true;
        try
        {
            console.Progress().AutoClear(true)
                .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new SpeedColumn(), new RemainingTimeColumn())
                .Start(context => work(new LiveProgress(context, Line)));
        }
        finally
        {
            live = false;
        }
    }
}
