using CsCheck;

namespace Gossan.Grids.Tests;

public class SeededRandomTests
{
    [Fact]
    public void One_seed_purpose_and_index_give_one_sequence() =>
        Gen.Select(Gen.Long, Gen.String, Gen.Long).Sample(
            (seed, purpose, index) => SeededRandom.For(seed, purpose, index).Next() == SeededRandom.For(seed, purpose, index).Next() && SeededRandom.Derive(seed, purpose, index) >= 0,
            iter: 10_000);

    [Fact]
    public void Another_seed_purpose_or_index_gives_another_stream()
    {
        long[] seeds = [SeededRandom.Derive(1, "split"), SeededRandom.Derive(2, "split"), SeededRandom.Derive(1, "shuffle"), SeededRandom.Derive(1, "split", index: 1)];
        Assert.Equal(4, seeds.Distinct().Count());
    }

    [Fact]
    public void The_derived_seed_is_the_same_on_every_machine() =>
        Assert.Equal(1182255358613976747, SeededRandom.Derive(1234, "split"));
}
