using System;
using Xunit;

namespace ConvGen.Runtime.Tests.Info;

public sealed class LayerTableTests
{
    [Fact]
    public void A_table_is_aligned_and_totalled()
    {
        const string expected = """
            layer   kind           output    receptive field     jump  parameters       MACs  activation bytes
            ------  -------------  --------  ---------------  -------  ----------  ---------  ----------------
            input   Input          3×32×32                                                              12,288
            conv1   Conv           64×32×32              3×3      1×1       1,792  1,769,472           262,144
            up      ConvTranspose  8×64×64           3–4×3–4  0.5×0.5         512    524,288           131,072
            dense1  Dense          10                    all              327,690    327,680                40
            total                                                         329,994  2,621,440   274,432 at once

            """;
        Assert.Equal(expected, TestNetworks.Digits.ToTable());
    }

    [Fact]
    public void Markdown_has_a_row_per_layer()
    {
        var lines = TestNetworks.Digits.ToMarkdown().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("| layer | kind | output | receptive field | jump | parameters | MACs | activation bytes |", lines[0]);
        Assert.Equal("| --- | --- | --- | ---: | ---: | ---: | ---: | ---: |", lines[1]);
        Assert.Equal("| conv1 | Conv | 64×32×32 | 3×3 | 1×1 | 1,792 | 1,769,472 | 262,144 |", lines[3]);
        Assert.Equal(7, lines.Length);
    }
}
