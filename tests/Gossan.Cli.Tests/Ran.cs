using System.Text.Json.Nodes;

namespace Gossan.Cli.Tests;

/// <summary>What a command left: its exit code and what it showed.</summary>
internal sealed record Ran(int Code, string Output, string Errors)
{
    /// <summary>Steps that it found up to date.</summary>
    public int UpToDate => Output.Split(": up to date").Length - 1;

    /// <summary>The command did its work and complained of nothing.</summary>
    public Ran Succeeded()
    {
        Assert.True(Code == 0, $"exit code {Code}\n{Output}\n{Errors}");
        Assert.Equal("", Errors);
        return this;
    }

    /// <summary>The command refused: exit code 2, a message without a stack trace that names all of these, and a way out.</summary>
    public Ran Refused(params string[] named)
    {
        Assert.True(Code == 2, $"exit code {Code}\n{Output}\n{Errors}");
        Assert.StartsWith("error: ", Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", Errors, StringComparison.Ordinal);
        foreach (string text in named)
        {
            Assert.Contains(text, Errors, StringComparison.Ordinal);
        }

        return this;
    }

    /// <summary>The command wrote one JSON document and nothing else; lines for people went to the errors.</summary>
    public JsonNode Document()
    {
        Assert.True(Code == 0, $"exit code {Code}\n{Output}\n{Errors}");
        return JsonNode.Parse(Output)!;
    }

    public void Shows(params string[] texts)
    {
        foreach (string text in texts)
        {
            Assert.Contains(text, Output, StringComparison.Ordinal);
        }
    }
}
