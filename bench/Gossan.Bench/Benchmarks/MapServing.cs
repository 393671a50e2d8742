using Gossan.Bench.Harness;
using Gossan.Bench.Made;

namespace Gossan.Bench.Benchmarks;

/// <summary>Tiles of large rasters out of <c>gossan serve</c>, and what two hundred readers do to it, in a process of its own.</summary>
internal sealed class MapServing : IBenchmark
{
    private const int Readers = 200;
    private const double MostMilliseconds = 50;
    private const double MostMegabytes = 500;

    public string Name => "serve";

    public string Question => "Tiles of 256 x 256 pixels out of gossan serve over HTTP, one reader; then 200 readers without a pause";

    /// <summary>Minutes, and gigabytes of disk.</summary>
    public bool IsLong => true;

    public IEnumerable<Row> Run(Effort effort)
    {
        int edge = effort.Of(10_000, 1_000), tiles = effort.Of(300, 20), seconds = effort.Of(60, 2);
        using var project = new ServedProject(edge);
        using var server = project.Serve();
        var random = new Random(1);
        string[] addresses = [.. Enumerable.Range(0, tiles).Select(_ => project.AnyTile(random))];
        foreach (string layer in project.FirstTiles)
        {
            _ = server.Milliseconds(layer);
        }

        double[] fresh = [.. addresses.Select(server.Milliseconds).Order()];
        double[] again = [.. addresses.Select(server.Milliseconds).Order()];
        double peak = server.PeakMegabytes;
        yield return new($"{tiles} tiles of {edge:N0} x {edge:N0} cells, any layer and level, for the first time", $"limit {MostMilliseconds} ms", $"95 of 100 within {Say.Digits(Share(fresh, 0.95))} ms", $"median **{Say.Digits(Share(fresh, 0.5))} ms**") { Required = "below the limit", IsMet = Share(fresh, 0.5) < MostMilliseconds };
        yield return new("the same tiles again", "", $"95 of 100 within {Say.Digits(Share(again, 0.95))} ms", $"median **{Say.Digits(Share(again, 0.5))} ms**");
        yield return new("a cell with its percentile, which counts the map's cells once", "", "", $"**{server.Milliseconds(project.Cell(edge / 2, edge / 3)):N0} ms**, then {Say.Digits(server.Milliseconds(project.Cell(edge / 3, edge / 2)))} ms");

        var load = Load(server, project, seconds);
        yield return new($"{Readers} readers for {seconds} s", "no error", $"{load.Answers:N0} answers, {load.Errors} errors", $"**{load.Answers / seconds:N0}** a second") { Required = "no error", IsMet = load.Errors == 0 };
        yield return new("resident memory meanwhile", $"{load.Megabytes[0]:N0} MB after a quarter of the time", $"{load.Megabytes[1]:N0} at half, {load.Megabytes[2]:N0} at three quarters, {load.Megabytes[3]:N0} at the end", $"**{load.Megabytes[3] / load.Megabytes[1]:P0}** of half time's");
        yield return new("peak resident memory", $"limit {MostMegabytes} MB", $"{peak:N0} MB after one reader, {server.PeakMegabytes:N0} MB in the end", $"**{server.PeakMegabytes / MostMegabytes:P0}** of the limit") { Required = "below the limit", IsMet = server.PeakMegabytes < MostMegabytes };
    }

    private static (long Answers, long Errors, double[] Megabytes) Load(ServerProcess server, ServedProject project, int seconds)
    {
        long answers = 0, errors = 0;
        using var over = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        var readers = Enumerable.Range(0, Readers).Select(reader => Task.Run(async () =>
        {
            var random = new Random(reader);
            while (!over.IsCancellationRequested)
            {
                bool answered = await server.Answers(random.Next(4) switch { 0 => "api/live", 1 => project.Cell(random.Next(project.Edge), random.Next(project.Edge)), _ => project.AnyTile(random) }).ConfigureAwait(false);
                Interlocked.Increment(ref answered ? ref answers : ref errors);
            }
        })).ToArray();
        var megabytes = new double[4];
        for (int quarter = 0; quarter < megabytes.Length; quarter++)
        {
            Thread.Sleep(TimeSpan.FromSeconds(seconds / 4.0));
            megabytes[quarter] = server.Megabytes;
        }

        Task.WaitAll(readers);
        return (answers, errors, megabytes);
    }

    private static double Share(double[] sorted, double share) => sorted[(int)(share * (sorted.Length - 1))];
}
