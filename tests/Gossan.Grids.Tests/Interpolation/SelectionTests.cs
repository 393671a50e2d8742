using CsCheck;

namespace Gossan.Grids.Tests.Interpolation;

public class SelectionTests
{
    [Fact]
    public void The_kth_smallest_is_that_of_a_sorted_list() =>
        Gen.OneOf(Gen.Int[0, 5], Gen.Int[0, 1000]).Array[1, 200].SelectMany(values => Gen.Select(Gen.Const(values), Gen.Int[1, values.Length])).Sample(
            (values, k) => Selection.Smallest(values.Select(v => (double)v).ToArray(), k) == values.Order().ElementAt(k - 1),
            iter: 10_000);
}
