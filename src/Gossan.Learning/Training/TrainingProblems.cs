using System.Globalization;
using System.Text.Json;

namespace Gossan.Learning.Training;

/// <summary>Collects what is wrong with a section of options, in the words of the project file.</summary>
/// <param name="section">The section's name in the project file.</param>
internal sealed class TrainingProblems(string section)
{
    private readonly List<string> problems = [];

    public void AtLeast(string option, double value, double smallest) => Require(value >= smallest, option, value, $"at least {smallest.ToString(CultureInfo.InvariantCulture)}");

    public void Within(string option, int value, int smallest, int largest) => Require(value >= smallest && value <= largest, option, value, string.Create(CultureInfo.InvariantCulture, $"{smallest} to {largest:N0}"));

    public void Above(string option, double value, double bound) => Require(value > bound && double.IsFinite(value), option, value, $"above {bound.ToString(CultureInfo.InvariantCulture)}");

    public void Between(string option, double value) => Require(value is > 0 and < 1, option, value, "between 0 and 1");

    public void ShareBelowOne(string option, double value) => Require(value is >= 0 and < 1, option, value, "at least 0 and below 1");

    /// <summary>Both at least 1, and the first a multiple of the second.</summary>
    public void MultipleOf(string option, int value, string otherOption, int other)
    {
        AtLeast(option, value, 1);
        AtLeast(otherOption, other, 1);
        if (value >= 1 && other >= 1)
        {
            Require(value % other == 0, option, value, $"a multiple of {section}.{JsonNamingPolicy.SnakeCaseLower.ConvertName(otherOption)} ({other}), such as {Math.Max(1, value / other) * (long)other}");
        }
    }

    /// <summary>A sentence of its own, without a full stop.</summary>
    public void Add(string problem) => problems.Add(problem);

    public void ThrowIfAny()
    {
        if (problems.Count > 0)
        {
            throw TrainingOptionsException.Because(problems);
        }
    }

    private void Require(bool holds, string option, double value, string range)
    {
        if (!holds)
        {
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"{section}.{JsonNamingPolicy.SnakeCaseLower.ConvertName(option)} is {value}, but must be {range}"));
        }
    }
}
