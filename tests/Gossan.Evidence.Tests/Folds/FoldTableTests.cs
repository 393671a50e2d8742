using CsCheck;
using Gossan.Evidence.Folds;
using Gossan.Evidence.Windows;

namespace Gossan.Evidence.Tests.Folds;

public sealed class FoldTableTests(FoldGround ground) : IClassFixture<FoldGround>
{
    private static readonly WindowCentre[] Sites = [new(0, 5, 5), new(0, 50, 70), new(0, 50, 10), new(0, 5, 70)];

    [Theory]
    [InlineData("row,column,fold\n5,5,a\n50,70,b\n50,10,b\n5,70,a\n")]
    [InlineData("fold;Column;Row\na;5;5\n\nb;70;50\nb;10;50\na;70;5")]
    [InlineData("x,y,fold\n500550,7699450,a\n507001,7694999,b\n501000,7695000,b\n507050.5,7699450,a\n")]
    [InlineData("name\tfold\none\ta\n\"the \"\"two\"\"\"\tb\nfour\ta\n")]
    public void A_site_is_found_by_its_cell_its_place_or_its_name(string table)
    {
        // The third site is a further cell of the second one's buffer and has its name.
        var plan = Plan(table, names: ["one", "the \"two\"", "the \"two\"", "four"]);

        Assert.Equal([0, 1, 1, 0], plan.SiteFolds);
        Assert.Equal(["a", "b"], plan.Names);
    }

    [Fact]
    public void Folds_that_are_numbers_are_in_the_order_of_numbers()
    {
        Assert.Equal(["2", "10"], Plan("row,column,fold\n5,5,10\n50,70,2\n50,10,2\n5,70,10\n").Names);
        Assert.Equal(["10", "2b"], Plan("row,column,fold\n5,5,10\n50,70,2b\n50,10,2b\n5,70,10\n").Names);
    }

    [Fact]
    public void A_cell_goes_with_its_nearest_site() =>
        Gen.Select(Gen.Long, Gen.Int[1, 40]).Sample(
            (seed, count) =>
            {
                var grid = Made.Grid(30, 50);
                var random = SeededRandom.For(seed, "nearest");
                var sites = Enumerable.Range(0, count).Select(_ => new WindowCentre(0, random.Next(30), random.Next(50))).Distinct().Select((site, i) => (Centre: site, Fold: i)).ToList();
                byte[] cells = NearestSites.Fill(grid, sites);
                for (int cell = 0; cell < cells.Length; cell++)
                {
                    var (row, column) = Math.DivRem(cell, 50);
                    int SquareTo(WindowCentre site) => ((site.Row - row) * (site.Row - row)) + ((site.Column - column) * (site.Column - column));

                    // Of equally near ones the western, then the northern.
                    Assert.Equal(sites.OrderBy(site => SquareTo(site.Centre)).ThenBy(site => site.Centre.Column).ThenBy(site => site.Centre.Row).First().Fold, cells[cell]);
                }
            },
            iter: 300);

    [Theory]
    [InlineData("row,column,fold\n5,5,a\n50,70,b\n50,10,b\n", "says nothing of 1 site: row 5, column 70.\nAdd a line with the fold of each.")]
    [InlineData("row,column,fold\n5,5,a\n50,70,b\n50,10,b\n5,70,a\n6,70,a\n", "names 1 place without a site that is used: line 6 (row 6, column 70).\nTake it out")]
    [InlineData("x,y,fold\n0,0,a\n1,1,b\n", "names 2 places without a site that is used: line 2 (x 0, y 0); line 3 (x 1, y 1).\nTake them out")]
    [InlineData("row,column,fold\n5,5,a\n5,5,b\n", "puts the site at row 5, column 5 into fold 'a' and into fold 'b'")]
    [InlineData("row,column,fold\n5,5,a\n50,70,a\n50,10,a\n5,70,a\n", "puts every site into fold 'a'")]
    [InlineData("row,column,part\n5,5,a\n", "has no column fold, only row, column, part")]
    [InlineData("place,fold\n5,a\n", "does not say where the sites are, its columns are place, fold")]
    [InlineData("row,column,fold\n5,five,a\n", "has 'five' for a number in line 2, column column")]
    [InlineData("row,column,fold\n5,5\n", "has 2 fields in line 2, but 3 columns")]
    [InlineData("row,column,fold\n5,5,\n", "has no fold in line 2")]
    [InlineData("region,row,column,fold\nnorth,5,5,a\n", "line 2 (row 5, column 5 of region 'north')")]
    [InlineData("", "is empty")]
    public void What_is_wrong_with_a_table_is_said_with_its_line(string table, string message)
    {
        var thrown = Assert.Throws<FoldException>(() => Plan(table));

        Assert.Contains(message, thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_that_is_not_there_is_named()
    {
        var thrown = Assert.Throws<FoldException>(() => FoldPlan.From(ground.Windows, Sites, new() { Split = FoldKind.File, File = "nowhere/folds.csv" }, 1));

        Assert.StartsWith("the table of folds nowhere/folds.csv is not there.\nIt needs a column fold", thrown.Message, StringComparison.Ordinal);
    }

    private FoldPlan Plan(string table, params string[] names) =>
        FoldPlan.From(ground.Windows, Sites, names, new() { Split = FoldKind.File, File = ground.Table(table), Guard = 0 }, 1);
}
