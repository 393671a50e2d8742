using Gossan.Report.Page.Results;
using Gossan.Testing;

namespace Gossan.Report.Tests.Page;

public sealed class BackboneHistoryTests
{
    [Fact]
    public void The_last_epoch_counts()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["history.csv"], "epoch,train_loss,validation_loss,ssim,psnr,learning_rate\n1,0.9,0.8,0.1,15,0.001\n2,0.7,0.65,0.2,16.5,0.001\n");

        Assert.Equal(new BackboneHistory(2, 0.65, 0.2, 16.5), BackboneHistory.Read(folder.FullPath));
    }

    [Fact]
    public void Without_a_history_or_an_epoch_there_is_none()
    {
        using var folder = new TemporaryFolder();

        Assert.Null(BackboneHistory.Read(folder.FullPath));
        File.WriteAllText(folder["history.csv"], "epoch\n");
        Assert.Null(BackboneHistory.Read(folder.FullPath));
    }

    [Fact]
    public void A_damaged_one_is_named()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["history.csv"], "epoch,train_loss,validation_loss\n1,0.9,much\n");

        Assert.Contains("history.csv is damaged", Assert.Throws<ReportException>(() => BackboneHistory.Read(folder.FullPath)).Message, StringComparison.Ordinal);
    }
}
