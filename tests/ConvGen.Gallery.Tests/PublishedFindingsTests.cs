using System.Linq;
using ConvGen.Model;
using Xunit;

namespace ConvGen.Gallery.Tests;

/// <summary>What the rules may say about published designs: the truth, seldom, and never that they are wrong.</summary>
public sealed class PublishedFindingsTests
{
    /// <summary>How many networks may draw a Warning; the gallery judges each.</summary>
    private const int MostWarned = 6;

    /// <summary>How many Infos a published network may draw in the mean.</summary>
    private const double MostInfos = 2;

    public static TheoryData<string> Names => GalleryEntry.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_is_wrong(string name) => Assert.Empty(GalleryEntry.Of(name).Of(Severity.Error).Select(static finding => finding.Message));

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_warning_is_judged_and_every_judgement_is_about_one(string name)
    {
        var entry = GalleryEntry.Of(name);
        Assert.Equal(
            entry.Judgements.Select(static judged => judged.Rule).Order(),
            entry.Of(Severity.Warning).Select(static finding => finding.Rule).Distinct().Order());
        Assert.All(entry.Judgements, static judged => Assert.Matches("[0-9]", judged.Judgement));
    }

    [Fact]
    public void Few_networks_are_warned()
    {
        var warned = GalleryEntry.All.Where(static entry => entry.Of(Severity.Warning).Any()).Select(static entry => entry.Network.Name).ToList();
        Assert.True(warned.Count <= MostWarned, string.Join(", ", warned));
    }

    [Fact]
    public void Few_infos_are_drawn() =>
        Assert.InRange(GalleryEntry.All.Average(static entry => entry.Of(Severity.Info).Count()), 0, MostInfos);
}
