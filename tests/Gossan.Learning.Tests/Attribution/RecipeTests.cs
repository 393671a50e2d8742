using Gossan.Learning.CentreCell;
using Gossan.Testing;

namespace Gossan.Learning.Tests.Attribution;

public sealed class RecipeTests(RecipeDistrict district) : IClassFixture<RecipeDistrict>
{
    [Fact]
    public void Layers_of_the_hidden_recipe_come_first_and_those_without_a_part_in_it_last()
    {
        using var model = CentreCellMlp.Create(district.Windows.Bands.Count, new(), seed: 1);

        district.AssertTheRecipeIsFound(model);
    }
}
