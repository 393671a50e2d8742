using System.Net;

namespace Gossan.Serve.Tests;

public sealed class ManyReadersTests(RunResult run)
{
    private const int Readers = 200, Rounds = 10;

    [Fact]
    public async Task Two_hundred_readers_at_once_all_get_their_answers()
    {
        await using var site = await Site.Open(run.Folder);
        string[] paths = ["", "api/run", "api/live", Site.Tile("copper/logistic/likelihood", 0, 0, 0), Site.Tile("copper/wofe/likelihood", 1, 0, 0), Site.Cell("cell", 30, 40), Site.Cell("explanation", 30, 40), "api/file?name=report.html"];

        var answers = await Task.WhenAll(Enumerable.Range(0, Readers).Select(reader => Task.Run(async () =>
        {
            var statuses = new List<HttpStatusCode>();
            for (int round = 0; round < Rounds; round++)
            {
                using var answer = await site.Get(paths[(reader + round) % paths.Length]);
                await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
                statuses.Add(answer.StatusCode);
            }

            return statuses;
        })));

        Assert.Equal(Readers * Rounds, answers.Sum(statuses => statuses.Count));
        Assert.All(answers, statuses => Assert.All(statuses, status => Assert.Equal(HttpStatusCode.OK, status)));
        Assert.Equal("", site.Bugs);
    }
}
