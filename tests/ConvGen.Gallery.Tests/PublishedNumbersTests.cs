using System.Linq;
using Xunit;

namespace ConvGen.Gallery.Tests;

/// <summary>The gallery's networks are those of the publications: their numbers are equal.</summary>
public sealed class PublishedNumbersTests
{
    public static TheoryData<string> Names => GalleryEntry.Names;

    public static TheoryData<string> WithMacs =>
        [.. GalleryEntry.All.Where(static entry => entry.Published.Macs.Length > 0).Select(static entry => entry.Network.Name)];

    public static TheoryData<string> WithField =>
        [.. GalleryEntry.All.Where(static entry => entry.Published.Field > 0).Select(static entry => entry.Network.Name)];

    [Fact]
    public void There_are_sixty_at_least() => Assert.InRange(GalleryEntry.All.Count, 60, int.MaxValue);

    [Fact]
    public void No_two_are_one_network() =>
        Assert.Equal(GalleryEntry.All.Count, GalleryEntry.All.Select(static entry => entry.Published.Name).Distinct().Count());

    [Theory]
    [MemberData(nameof(Names))]
    public void Parameters_are_the_published_ones(string name)
    {
        var entry = GalleryEntry.Of(name);
        Assert.Equal(entry.Published.Parameters, entry.Analysis.Totals.Parameters);
    }

    [Theory]
    [MemberData(nameof(WithMacs))]
    public void Multiply_accumulates_are_the_published_ones_to_the_last_digit_given(string name)
    {
        var entry = GalleryEntry.Of(name);
        Assert.Equal(entry.Published.Macs, PublishedCount.Like(entry.Published.Macs, entry.Analysis.Totals.Macs));
    }

    [Theory]
    [MemberData(nameof(WithField))]
    public void Receptive_fields_are_the_published_ones(string name)
    {
        var entry = GalleryEntry.Of(name);
        Assert.All(entry.LastFields, field => Assert.Equal(entry.Published.Field, field.Size));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_generated_says_the_same(string name)
    {
        var entry = GalleryEntry.Of(name);
        Assert.Equal(entry.Analysis.Totals.Parameters, entry.Network.GetField("Parameters")!.GetRawConstantValue());
        Assert.Equal(entry.Analysis.Totals.Macs, entry.Network.GetField("Macs")!.GetRawConstantValue());
        Assert.Equal(entry.Analysis.Memory.PeakActivationBytes, entry.Network.GetField("PeakActivationBytes")!.GetRawConstantValue());
    }
}
