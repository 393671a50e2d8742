using Gossan.Baselines.GradientBoosting;
using Gossan.Baselines.LogisticRegression;
using Gossan.Prospectivity.Models;
using Gossan.Testing;

namespace Gossan.Baselines.Tests.Explanation;

public sealed class RecipeTests(RecipeDistrict district) : IClassFixture<RecipeDistrict>
{
    [Theory]
    [InlineData(LogisticRegressionModel.ModelName)]
    [InlineData(GradientBoostingModel.ModelName)]
    public void Layers_of_the_hidden_recipe_come_first_and_those_without_a_part_in_it_last(string name)
    {
        using IProspectivityModel model = string.Equals(name, LogisticRegressionModel.ModelName, StringComparison.Ordinal) ? new LogisticRegressionModel(new()) : new GradientBoostingModel(new());

        district.AssertTheRecipeIsFound(model);
    }
}
