using System.Diagnostics;
using System.Globalization;
using System.Text;
using Gossan.Bench.Benchmarks;
using Gossan.Bench.Harness;
using Gossan.Learning.Torch;
using Gossan.Prospectivity.Estimation;

IBenchmark[] all = [new ValidWindowScan(), new BatchBuilding(), new DropoutMap(), new InferenceMode(), new ClassFeature(), new EncoderThroughput(), new TokensAtOnce(), new OptimiserStep(), new Attribution(), new HalfPrecision(), new AroundTheNetwork(), new Pretraining(), new LikelyNegatives(), new RegionGrowth(), new LineDistance(), new PointsToCells(), new PreparationMemory(), new MapServing()];
if (args is [PreparationMemory.ChildOption, .. var child])
{
    return PreparationMemory.RunChild(child);
}

string[] names = [.. args.Where(arg => !arg.StartsWith('-'))], options = [.. args.Except(names, StringComparer.Ordinal)];
if (options.Any(option => option is not "--quick") || names.Any(name => !all.Any(benchmark => string.Equals(benchmark.Name, name, StringComparison.Ordinal))))
{
    Console.Error.WriteLine($"usage: Gossan.Bench [--quick] [{string.Join("] [", all.Select(benchmark => benchmark.Name))}]");
    return 2;
}

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
TorchRuntime.UseThreads(Environment.ProcessorCount);
var effort = new Effort(IsQuick: options.Length > 0);
var started = Stopwatch.StartNew();
var text = new StringBuilder();
bool met = true;
Print($"# Results: {Machine.ShortName}\n\n{MachineWords.Description}; {(effort.IsQuick ? "a quick run: numbers to be forgotten" : "one run")}. Medians of turns A B A B; see ../README.md.\n");
foreach (var benchmark in all.Where(benchmark => names.Length == 0 ? !benchmark.IsLong : names.Contains(benchmark.Name, StringComparer.Ordinal)))
{
    Row[] rows = [.. benchmark.Run(effort)];
    met &= rows.All(row => row.IsMet);
    Print($"\n## {benchmark.Name}\n\n{benchmark.Question}\n\n{Table.Of(rows)}");
}

Print($"\nThe run took {started.Elapsed.TotalSeconds:F0} s.\n");
if (!effort.IsQuick && names.Length == 0)
{
    ResultsFile.Write(text.ToString());
}

return met ? 0 : 1;

void Print(string part)
{
    Console.Write(part);
    text.Append(part);
}
