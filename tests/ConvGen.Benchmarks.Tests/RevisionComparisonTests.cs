using System;
using System.IO;
using ConvGen.Networks;
using Xunit;

namespace ConvGen.Benchmarks.Tests;

/// <summary>This build against itself: its own folder is the other build's.</summary>
public class RevisionComparisonTests
{
    private static readonly MeasurementOptions Options = new(1, 2);

    [Fact]
    public void The_other_build_brings_its_own_types()
    {
        var theirs = new RevisionAssemblies(AppContext.BaseDirectory).Find(typeof(LeNet5))!;

        Assert.Equal(typeof(LeNet5).FullName, theirs.FullName);
        Assert.NotEqual(typeof(LeNet5), theirs);
        Assert.NotEqual(typeof(IConvNet), theirs.GetInterface(typeof(IConvNet).FullName!));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_process_measures_both_builds_and_compares_their_bits(bool theirsFirst)
    {
        var (result, failure) = AgainstProcess.Start(AppContext.BaseDirectory, "lenet5", theirsFirst, Options);

        Assert.Equal("", failure);
        Assert.Equal(Options.Rounds, result!.OursMicroseconds.Count);
        Assert.Equal(Options.Rounds, result.TheirsMicroseconds.Count);
        Assert.True(result.SameBits);
        Assert.Equal(0, result.Difference);
    }

    [Fact]
    public void Single_layers_are_measured_as_well() =>
        Assert.True(AgainstProcess.Measure(new RevisionAssemblies(AppContext.BaseDirectory), "3x3_1-8@28", theirsFirst: false, Options).SameBits);

    [Fact]
    public void A_network_that_the_other_build_does_not_have_is_named()
    {
        var folder = Directory.CreateTempSubdirectory("convgen-test-");

        var (result, failure) = AgainstProcess.Start(folder.FullName, "lenet5", theirsFirst: false, Options);

        folder.Delete();
        Assert.Null(result);
        Assert.Equal("the other revision does not have it", failure);
    }

    [Fact]
    public void An_unknown_network_lists_the_known_ones()
    {
        var (_, failure) = AgainstProcess.Start(AppContext.BaseDirectory, "lenet6", theirsFirst: false, Options);

        Assert.Contains("there is no such network", failure);
        Assert.Contains("lenet5", failure);
    }

    [Fact]
    public void The_size_of_a_build_counts_emitted_code_and_il()
    {
        var path = typeof(LeNet5).Assembly.Location;

        var size = AssemblySize.Of(path);

        Assert.Equal(new FileInfo(path).Length, size.FileBytes);
        Assert.InRange(size.IlBytes, size.FileBytes / 10, size.FileBytes);

        // Only embedded text is larger than what it was compiled to.
        Assert.True(size.SourceBytes > size.FileBytes);
    }
}
